-- AlterTable
ALTER TABLE "orders" ADD COLUMN     "redacted_at" TIMESTAMPTZ(3);

-- CreateTable
CREATE TABLE "privacy_requests" (
    "id" UUID NOT NULL,
    "store" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "customer" TEXT,
    "webhook_id" TEXT NOT NULL,
    "trace_id" TEXT NOT NULL,
    "state" TEXT NOT NULL DEFAULT 'received',
    "note" TEXT,
    "orders" TEXT[],
    "counts" JSONB NOT NULL DEFAULT '{}',
    "sha256" TEXT,
    "export" TEXT,
    "received_at" TIMESTAMPTZ(3) NOT NULL,
    "due_at" TIMESTAMPTZ(3) NOT NULL,
    "hurried_by" TEXT,
    "done_at" TIMESTAMPTZ(3),

    CONSTRAINT "privacy_requests_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "payload_keys" (
    "store" TEXT NOT NULL,
    "order" TEXT NOT NULL,
    "wrapped" TEXT,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "destroyed_at" TIMESTAMPTZ(3),

    CONSTRAINT "payload_keys_pkey" PRIMARY KEY ("store","order")
);

-- CreateIndex
CREATE INDEX "privacy_requests_store_customer_idx" ON "privacy_requests"("store", "customer");

-- CreateIndex
CREATE INDEX "privacy_requests_state_idx" ON "privacy_requests"("state");


-- Who did what, and when, stays; the words and the hash of what was asked for go with the person they are about.
CREATE OR REPLACE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND current_setting('waybill.erasing', true) = 'on' THEN
        IF to_jsonb(NEW) - 'text' - 'hash' = to_jsonb(OLD) - 'text' - 'hash' THEN
            RETURN NEW;
        END IF;
    END IF;
    RAISE EXCEPTION 'the audit is append-only';
END $$;

DROP FUNCTION erase_audit(TEXT, TEXT);
