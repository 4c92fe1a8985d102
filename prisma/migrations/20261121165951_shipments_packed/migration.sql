-- AlterTable
ALTER TABLE "shipments" ADD COLUMN     "packed_at" TIMESTAMPTZ(3);
