-- AlterTable
ALTER TABLE "audit" ALTER COLUMN "store" DROP NOT NULL,
ALTER COLUMN "order" DROP NOT NULL,
ALTER COLUMN "trace_id" DROP NOT NULL;

-- CreateTable
CREATE TABLE "autonomy" (
    "store" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "level" TEXT NOT NULL,
    "set_by" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "autonomy_pkey" PRIMARY KEY ("store","kind")
);
