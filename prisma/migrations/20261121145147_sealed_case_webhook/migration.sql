-- AlterTable
ALTER TABLE "stores" ADD COLUMN     "case_webhook" TEXT;

-- It lay readable in the policy, and SQL cannot seal it: it is taken out, and has to be given anew.
UPDATE "stores" SET "policy" = "policy" - 'caseWebhookUrl';
