-- CreateTable
CREATE TABLE "policy_documents" (
    "id" UUID NOT NULL,
    "store" TEXT NOT NULL,
    "name" TEXT NOT NULL,
    "version" INTEGER NOT NULL,
    "source" TEXT NOT NULL,
    "format" TEXT NOT NULL,
    "sha256" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "added_by" TEXT NOT NULL,
    "added_at" TIMESTAMPTZ(3) NOT NULL DEFAULT CURRENT_TIMESTAMP,
    "retired_by" TEXT,
    "retired_at" TIMESTAMPTZ(3),

    CONSTRAINT "policy_documents_pkey" PRIMARY KEY ("id")
);

-- CreateTable
CREATE TABLE "policy_chunks" (
    "id" UUID NOT NULL,
    "store" TEXT NOT NULL,
    "document_id" UUID NOT NULL,
    "seq" INTEGER NOT NULL,
    "heading" TEXT NOT NULL,
    "text" TEXT NOT NULL,
    "tokens" INTEGER NOT NULL,
    "vector" REAL[],
    "embedded_by" TEXT,

    CONSTRAINT "policy_chunks_pkey" PRIMARY KEY ("id")
);

-- CreateIndex
CREATE UNIQUE INDEX "policy_documents_store_name_version_key" ON "policy_documents"("store", "name", "version");

-- CreateIndex
CREATE UNIQUE INDEX "policy_documents_store_name_key" ON "policy_documents"("store", "name") WHERE ("retired_at" IS NULL);

-- CreateIndex
CREATE INDEX "policy_chunks_store_idx" ON "policy_chunks"("store");

-- CreateIndex
CREATE UNIQUE INDEX "policy_chunks_document_id_seq_key" ON "policy_chunks"("document_id", "seq");

-- AddForeignKey
ALTER TABLE "policy_chunks" ADD CONSTRAINT "policy_chunks_document_id_fkey" FOREIGN KEY ("document_id") REFERENCES "policy_documents"("id") ON DELETE CASCADE ON UPDATE CASCADE;
