-- CreateTable
CREATE TABLE "budgets" (
    "scope" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "cap" BIGINT NOT NULL,
    "reserved" BIGINT NOT NULL DEFAULT 0,
    "spent" BIGINT NOT NULL DEFAULT 0,

    CONSTRAINT "budgets_pkey" PRIMARY KEY ("scope","day")
);
