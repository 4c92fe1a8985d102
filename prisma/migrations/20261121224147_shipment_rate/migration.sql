-- AlterTable
ALTER TABLE "shipments" ADD COLUMN     "rate_id" TEXT NOT NULL DEFAULT '';
