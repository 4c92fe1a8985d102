-- AlterTable
ALTER TABLE "agent_runs" ADD COLUMN     "about" TEXT;

-- AlterTable
ALTER TABLE "cases" ADD COLUMN     "about" TEXT;

-- CreateTable
CREATE TABLE "permissions" (
    "store" TEXT NOT NULL,
    "order" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "about" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "case_id" UUID NOT NULL,
    "by" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "permissions_pkey" PRIMARY KEY ("store","order","kind","about")
);
