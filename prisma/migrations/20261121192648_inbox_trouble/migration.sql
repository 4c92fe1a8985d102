-- AlterTable
ALTER TABLE "inbox" ADD COLUMN     "trouble" TEXT;
