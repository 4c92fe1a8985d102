-- CreateTable
CREATE TABLE "reconciliations" (
    "store" TEXT NOT NULL,
    "watermark" TIMESTAMPTZ(3),
    "ran_at" TIMESTAMPTZ(3),
    "read" INTEGER NOT NULL DEFAULT 0,
    "missed" INTEGER NOT NULL DEFAULT 0,
    "differing" INTEGER NOT NULL DEFAULT 0,
    "backfill_total" INTEGER,
    "backfill_read" INTEGER NOT NULL DEFAULT 0,
    "backfilled" INTEGER NOT NULL DEFAULT 0,
    "backfill_since" TIMESTAMPTZ(3),
    "backfill_done" TIMESTAMPTZ(3),

    CONSTRAINT "reconciliations_pkey" PRIMARY KEY ("store")
);
