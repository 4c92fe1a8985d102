/** What makes the twelve look alike: an agent is a name, what it knows, what it answers, what it may propose, and its rules. */
import type { z } from 'zod';
import type { Action, ActionKind } from '../contracts/action.ts';
import type { Decision, Outcome } from '../contracts/decision.ts';
import { type FailureKind, failure } from '../contracts/failure.ts';
import type { Limits } from '../runtime/loop/limits.ts';
import type { Task } from '../runtime/loop/task.ts';
import type { Tool } from '../runtime/tools/tool.ts';

export interface Agent<Input = unknown, Data = unknown> {
  /** As agents/index.ts registers it: the name of its activity, too. */
  name: string;
  /** What it knows. Everything comes in here: an agent reads nothing and holds no state. */
  input: z.ZodType<Input>;
  /** What it answers where the order may go on. Small and free of personal data: it travels through Temporal history. */
  data: z.ZodType<Data>;
  /** The gateway refuses whatever else it proposes. */
  mayPropose: readonly ActionKind[];
  /** Pure: the same input gives the same decision. */
  decide(input: Input): Decision<Data>;
  /** Asked only where the rules could not decide, and only where a model is configured. */
  model?: ModelPart<Input, Data>;
  /** Where this agent's model part needs other limits than most. */
  limits?: Partial<Limits>;
}

/** The judgement that rules cannot give. Pure as well: the runtime asks the model, and the gateway judges what comes of it. */
export interface ModelPart<Input, Data, Answer = unknown> {
  /** The rules' decision is whole without an answer: where none comes, the order goes on and no person is asked. */
  optional?: boolean;
  /** What a model is asked; null where the rules have settled it, or where the text is not fit to be shown to one. */
  ask(input: Input, ruled: Decision<Data>, tools: Tool[]): Task<Answer> | null;
  /** What an answer comes to. */
  conclude(input: Input, ruled: Decision<Data>, answer: Answer): Concluded<Data>;
}

export interface Concluded<Data> {
  decision: Decision<Data>;
  /** Whether rules have confirmed what the model says. Without that its confidence counts as too low for a risky action. */
  verified: boolean;
}

/** Forgets the answer's type, which only `ask` and `conclude` of the same part exchange. */
export const modelPart = <Input, Data, Answer>(part: ModelPart<Input, Data, Answer>) =>
  part as ModelPart<Input, Data>;

export const defineAgent = <Input, Data>(agent: Agent<Input, Data>): Agent<Input, Data> => agent;

type Extra = Partial<Pick<Decision<never>, 'confidence' | 'alternatives' | 'decidedBy' | 'about'>> & {
  actions?: Action[];
};

type Failed = Extra & {
  /** contracts/failure.ts */
  subject?: string;
};

const decided = (extra: Extra) => ({
  confidence: 1,
  alternatives: [],
  actions: [],
  decidedBy: 'rules' as const,
  ...extra,
});

/** The order may go on. */
export const proceed = <Data>(data: Data, reasons: string[], extra: Extra = {}): Decision<Data> => ({
  verdict: { kind: 'proceed', data },
  reasons,
  ...decided(extra),
});

/** Nothing is left to do for this order. */
export const finish = (
  outcome: Extract<Outcome, 'nothing_to_ship' | 'ignored' | 'cancelled'>,
  why: string,
  extra: Extra = {},
): Decision<never> => ({ verdict: { kind: 'finish', outcome, why }, reasons: [why], ...decided(extra) });

/** Something is wrong; the exception agent goes on from here. `detail` carries no personal data. */
export const fail = (
  kind: FailureKind,
  detail: string,
  { subject, ...extra }: Failed = {},
): Decision<never> => ({
  verdict: { kind: 'fail', failure: failure(kind, detail, subject) },
  reasons: [detail],
  ...decided(extra),
});
