-- AlterTable
ALTER TABLE "shipments" ADD COLUMN     "carrier_said_at" TIMESTAMPTZ(3),
ADD COLUMN     "carrier_status" TEXT;
