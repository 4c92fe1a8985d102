-- CreateSchema
CREATE SCHEMA IF NOT EXISTS "public";

-- CreateTable
CREATE TABLE "stores" (
    "domain" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "admin_url" TEXT NOT NULL,
    "access_token" TEXT NOT NULL,
    "secrets" TEXT[],
    "policy" JSONB NOT NULL DEFAULT '{}',
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "stores_pkey" PRIMARY KEY ("domain")
);

-- CreateTable
CREATE TABLE "inbox" (
    "id" BIGSERIAL NOT NULL,
    "store" TEXT NOT NULL,
    "topic" TEXT NOT NULL,
    "webhook_id" TEXT NOT NULL,
    "event_id" TEXT,
    "order" TEXT,
    "trace_id" TEXT NOT NULL,
    "body" BYTEA NOT NULL,
    "triggered_at" TIMESTAMPTZ(3),
    "received_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "claimed_until" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,
    "dispatched_at" TIMESTAMPTZ(3),
    "disposition" TEXT,

    CONSTRAINT "inbox_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "rejections" (
    "store" TEXT NOT NULL,
    "reason" TEXT NOT NULL,
    "day" DATE NOT NULL,
    "count" INTEGER NOT NULL DEFAULT 1,

    CONSTRAINT "rejections_pkey" PRIMARY KEY ("store","reason","day")
);

-- CreateTable
CREATE TABLE "orders" (
    "store" TEXT NOT NULL,
    "order" TEXT NOT NULL,
    "trace_id" TEXT NOT NULL,
    "name" TEXT,
    "revision" INTEGER NOT NULL DEFAULT 0,
    "digest" TEXT,
    "snapshot" JSONB,
    "read_at" TIMESTAMPTZ(3),
    "customer" TEXT,
    "placed_at" TIMESTAMPTZ(3),
    "stage" TEXT NOT NULL DEFAULT 'validate',
    "outcome" TEXT,
    "why" TEXT,
    "exception" TEXT,
    "workflow_id" TEXT NOT NULL,
    "run_id" TEXT,
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "settled_at" TIMESTAMPTZ(3),
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "orders_pkey" PRIMARY KEY ("store","order")
);

-- CreateTable
CREATE TABLE "order_events" (
    "id" BIGSERIAL NOT NULL,
    "store" TEXT NOT NULL,
    "order" TEXT NOT NULL,
    "trace_id" TEXT NOT NULL,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "stage" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "text" TEXT NOT NULL,

    CONSTRAINT "order_events_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "agent_runs" (
    "id" UUID NOT NULL,
    "store" TEXT NOT NULL,
    "order" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "agent" TEXT NOT NULL,
    "step" TEXT NOT NULL,
    "occasion" TEXT NOT NULL,
    "trace_id" TEXT NOT NULL,
    "verdict" JSONB NOT NULL,
    "confidence" DOUBLE PRECISION NOT NULL,
    "reasons" TEXT[],
    "alternatives" JSONB NOT NULL,
    "actions" JSONB NOT NULL,
    "decided_by" TEXT NOT NULL,
    "ms" INTEGER NOT NULL,
    "decided_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "agent_runs_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "effects" (
    "key" UUID NOT NULL,
    "store" TEXT NOT NULL,
    "order" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "step" TEXT NOT NULL,
    "purpose" TEXT NOT NULL,
    "kind" TEXT NOT NULL,
    "tier" TEXT NOT NULL,
    "trace_id" TEXT NOT NULL,
    "decision_id" UUID NOT NULL,
    "args_hash" TEXT NOT NULL,
    "state" TEXT NOT NULL,
    "result" JSONB,
    "attempts" INTEGER NOT NULL DEFAULT 1,
    "lease_until" TIMESTAMPTZ(3),
    "approved_by" TEXT,
    "approved_hash" TEXT,
    "approved_until" TIMESTAMPTZ(3),
    "started_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "finished_at" TIMESTAMPTZ(3),

    CONSTRAINT "effects_pkey" PRIMARY KEY ("key")
);

-- CreateTable
CREATE TABLE "shipments" (
    "store" TEXT NOT NULL,
    "order" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "number" INTEGER NOT NULL,
    "location_id" TEXT NOT NULL,
    "units" JSONB NOT NULL,
    "carrier_shipment_id" TEXT NOT NULL,
    "carrier" TEXT NOT NULL,
    "service" TEXT NOT NULL,
    "tracking_number" TEXT NOT NULL,
    "tracking_url" TEXT,
    "label_url" TEXT NOT NULL,
    "cost_amount" INTEGER NOT NULL,
    "cost_currency" TEXT NOT NULL,
    "fulfillment_id" TEXT,
    "state" TEXT NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "updated_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "shipments_pkey" PRIMARY KEY ("store","order","revision","number")
);

-- CreateTable
CREATE TABLE "reservations" (
    "store" TEXT NOT NULL,
    "order" TEXT NOT NULL,
    "inventory_item_id" TEXT NOT NULL,
    "location_id" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "created_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,

    CONSTRAINT "reservations_pkey" PRIMARY KEY ("store","order","inventory_item_id","location_id")
);

-- CreateTable
CREATE TABLE "cases" (
    "id" UUID NOT NULL,
    "store" TEXT NOT NULL,
    "order" TEXT NOT NULL,
    "revision" INTEGER NOT NULL,
    "stage" TEXT NOT NULL,
    "failure" TEXT NOT NULL,
    "question" TEXT NOT NULL,
    "detail" TEXT NOT NULL,
    "choices" JSONB NOT NULL,
    "trace_id" TEXT NOT NULL,
    "opened_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "closed_at" TIMESTAMPTZ(3),
    "answer" TEXT,
    "answered_by" TEXT,
    "why" TEXT,

    CONSTRAINT "cases_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE INDEX "inbox_store_order_idx" ON "inbox"("store", "order");

-- CreateIndex
CREATE INDEX "inbox_dispatched_at_id_idx" ON "inbox"("dispatched_at", "id");

-- CreateIndex
CREATE UNIQUE INDEX "inbox_store_topic_webhook_id_key" ON "inbox"("store", "topic", "webhook_id");

-- CreateIndex
CREATE INDEX "orders_store_customer_placed_at_idx" ON "orders"("store", "customer", "placed_at");

-- CreateIndex
CREATE INDEX "orders_outcome_idx" ON "orders"("outcome");

-- CreateIndex
CREATE INDEX "order_events_store_order_id_idx" ON "order_events"("store", "order", "id");

-- CreateIndex
CREATE INDEX "agent_runs_store_order_decided_at_idx" ON "agent_runs"("store", "order", "decided_at");

-- CreateIndex
CREATE INDEX "effects_store_order_started_at_idx" ON "effects"("store", "order", "started_at");

-- CreateIndex
CREATE INDEX "effects_state_idx" ON "effects"("state");

-- CreateIndex
CREATE INDEX "shipments_tracking_number_idx" ON "shipments"("tracking_number");

-- CreateIndex
CREATE INDEX "reservations_store_inventory_item_id_location_id_idx" ON "reservations"("store", "inventory_item_id", "location_id");

-- CreateIndex
CREATE INDEX "cases_store_order_idx" ON "cases"("store", "order");

-- CreateIndex
CREATE INDEX "cases_closed_at_idx" ON "cases"("closed_at");
