-- CreateTable
CREATE TABLE "backorders" (
    "store" TEXT NOT NULL,
    "order" TEXT NOT NULL,
    "inventory_item_id" TEXT NOT NULL,
    "location_id" TEXT NOT NULL,
    "quantity" INTEGER NOT NULL,
    "priority" INTEGER NOT NULL,
    "placed_at" TIMESTAMPTZ(3) NOT NULL,
    "since" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "woken_at" TIMESTAMPTZ(3),

    CONSTRAINT "backorders_pkey" PRIMARY KEY ("store","order","inventory_item_id","location_id")
);

-- CreateTable
CREATE TABLE "stock_news" (
    "store" TEXT NOT NULL,
    "inventory_item_id" TEXT NOT NULL,
    "version" INTEGER NOT NULL DEFAULT 1,
    "at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "claimed_until" TIMESTAMPTZ(3),
    "attempts" INTEGER NOT NULL DEFAULT 0,

    CONSTRAINT "stock_news_pkey" PRIMARY KEY ("store","inventory_item_id")
);

-- CreateIndex
CREATE INDEX "backorders_store_inventory_item_id_idx" ON "backorders"("store", "inventory_item_id");
