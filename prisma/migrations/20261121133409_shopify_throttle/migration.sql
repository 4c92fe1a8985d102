-- CreateTable: unlogged, because each of Shopify's answers says anew what it holds, and a line in the log for each call would cost more than the table is worth
CREATE UNLOGGED TABLE "throttles" (
    "store" TEXT NOT NULL,
    "capacity" DOUBLE PRECISION NOT NULL,
    "restore_rate" DOUBLE PRECISION NOT NULL,
    "available" DOUBLE PRECISION NOT NULL,
    "at" TIMESTAMPTZ(6) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "throttles_pkey" PRIMARY KEY ("store")
);
