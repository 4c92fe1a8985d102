-- DropIndex
DROP INDEX "inbox_dispatched_at_id_idx";

-- DropIndex
DROP INDEX "inbox_store_topic_webhook_id_key";

-- CreateIndex
CREATE UNIQUE INDEX "inbox_webhook_id_store_topic_key" ON "inbox"("webhook_id", "store", "topic");
