-- CreateTable
CREATE TABLE "breakers" (
    "name" TEXT NOT NULL,
    "open_until" TIMESTAMPTZ(3),
    "trips" INTEGER NOT NULL DEFAULT 0,
    "prober" TEXT,
    "probe_until" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "breakers_pkey" PRIMARY KEY ("name")
);
