-- AlterTable
ALTER TABLE "cases" ADD COLUMN     "alternatives" JSONB NOT NULL DEFAULT '[]',
ADD COLUMN     "escalated_at" TIMESTAMPTZ(3),
ADD COLUMN     "expires_at" TIMESTAMPTZ(3),
ADD COLUMN     "proposal" JSONB,
ADD COLUMN     "reminded_at" TIMESTAMPTZ(3),
ADD COLUMN     "tried" JSONB NOT NULL DEFAULT '[]';

-- AlterTable
ALTER TABLE "orders" ADD COLUMN     "left_to" TEXT;

-- CreateTable
CREATE TABLE "case_edits" (
    "id" UUID NOT NULL,
    "case_id" UUID NOT NULL,
    "store" TEXT NOT NULL,
    "order" TEXT NOT NULL,
    "by" TEXT NOT NULL,
    "edit" JSONB NOT NULL,
    "hash" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "case_edits_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "audit" (
    "id" BIGSERIAL NOT NULL,
    "store" TEXT NOT NULL,
    "order" TEXT NOT NULL,
    "trace_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "who" TEXT NOT NULL,
    "what" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "subject" UUID,
    "hash" TEXT,

    CONSTRAINT "audit_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "case_edits_store_order_idx" ON "case_edits"("store", "order");

-- CreateIndex
CREATE INDEX "audit_store_order_id_idx" ON "audit"("store", "order", "id");

-- The audit is only ever added to. Erasure, which the law asks for, has its own way in.
CREATE FUNCTION refuse_audit_change() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'DELETE' AND current_setting('waybill.erasing', true) = 'on' THEN
        RETURN OLD;
    END IF;
    RAISE EXCEPTION 'the audit is append-only';
END $$;

CREATE TRIGGER audit_append_only BEFORE UPDATE OR DELETE ON "audit"
    FOR EACH ROW EXECUTE FUNCTION refuse_audit_change();
CREATE TRIGGER audit_never_emptied BEFORE TRUNCATE ON "audit"
    FOR EACH STATEMENT EXECUTE FUNCTION refuse_audit_change();

CREATE FUNCTION erase_audit(of_store TEXT, of_order TEXT) RETURNS void LANGUAGE plpgsql AS $$
BEGIN
    PERFORM set_config('waybill.erasing', 'on', true);
    DELETE FROM "audit" WHERE "store" = of_store AND "order" = of_order;
    PERFORM set_config('waybill.erasing', 'off', true);
END $$;
