-- AlterTable
ALTER TABLE "agent_steps" ADD COLUMN     "tokens_left_out" INTEGER NOT NULL DEFAULT 0;
