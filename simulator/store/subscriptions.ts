/** Webhook subscriptions: what an app made through the API, and whom a webhook of a topic goes to. */
import { freshGid, type Store, type Subscription, shopifyTime, type World } from '../state.ts';
import { Refusal } from './fulfillment-orders.ts';

/** "orders/create" as the API names it. */
export const topicEnum = (topic: string) => topic.replace('/', '_').toUpperCase();

export const standing = (store: Store) => (store.subscriptions ?? []).filter((s) => s.removedAt === null);

export const subscriptionOf = (store: Store, id: string) => standing(store).find((s) => s.id === id) ?? null;

export interface Recipient {
  url: string;
  /** Null: of the app's own configuration, which no failure removes. */
  subscription: Subscription | null;
}

/** A topic that was ever subscribed to through the API goes to its subscriptions alone, and to nobody once they are gone. */
export function recipientsOf(store: Store, topic: string): Recipient[] {
  const ofTopic = (store.subscriptions ?? []).filter((s) => s.topic === topicEnum(topic));
  if (ofTopic.length === 0) return store.webhookUrl ? [{ url: store.webhookUrl, subscription: null }] : [];
  return ofTopic
    .filter((s) => s.removedAt === null)
    .map((subscription) => ({ url: subscription.uri, subscription }));
}

const FIELD = ['webhookSubscription', 'uri'];

function addressOf(uri: string | null | undefined): string {
  if (!uri) throw new Refusal("Address can't be blank", FIELD);
  if (!URL.canParse(uri) || !['http:', 'https:'].includes(new URL(uri).protocol))
    throw new Refusal('Address is invalid', FIELD);
  return uri;
}

function refuseTaken(store: Store, topic: string, uri: string) {
  if (standing(store).some((s) => s.topic === topic && s.uri === uri))
    throw new Refusal('Address for this topic has already been taken', FIELD);
}

/** @throws Refusal where the address is none, or already told of this topic. */
export function subscribe(world: World, store: Store, topic: string, given: { uri?: string | null }) {
  const uri = addressOf(given.uri);
  refuseTaken(store, topic, uri);
  const now = shopifyTime();
  const made: Subscription = {
    id: freshGid(world, 'WebhookSubscription'),
    topic,
    uri,
    createdAt: now,
    updatedAt: now,
    removedAt: null,
  };
  store.subscriptions = [...(store.subscriptions ?? []), made];
  return made;
}

/** @throws Refusal */
export function changeSubscription(store: Store, id: string, given: { uri?: string | null }) {
  const subscription = mustStand(store, id);
  const uri = addressOf(given.uri ?? subscription.uri);
  if (uri !== subscription.uri) refuseTaken(store, subscription.topic, uri);
  return Object.assign(subscription, { uri, updatedAt: shopifyTime() });
}

/** @throws Refusal */
export const unsubscribe = (store: Store, id: string) => remove(mustStand(store, id));

export const remove = (subscription: Subscription) =>
  Object.assign(subscription, { removedAt: shopifyTime() });

function mustStand(store: Store, id: string): Subscription {
  const subscription = subscriptionOf(store, id);
  if (!subscription) throw new Refusal('Webhook subscription does not exist', ['id']);
  return subscription;
}
