/** The stores' chat: takes what Slack's incoming webhooks take, and keeps what is needed to count who was told how often. */
import { type Order, type Post, record, type Store, type World } from './state.ts';

const PLAIN = { 'content-type': 'text/plain' };

export const chatSink = (world: World, changed: () => void) => ({
  /** After https://docs.slack.dev/messaging/sending-messages-using-incoming-webhooks: "ok" or a word of what is wrong, in plain text. */
  post(channel: string, body: Record<string, unknown> | null) {
    const { text, blocks } = body ?? {};
    if (!body) return { status: 400, headers: PLAIN, body: 'invalid_payload' };
    if (typeof text !== 'string' || text === '') return { status: 400, headers: PLAIN, body: 'no_text' };
    const about = aboutOrder(world, text);
    const post: Post = {
      at: new Date().toISOString(),
      channel,
      text,
      blocks: Array.isArray(blocks) ? blocks.length : 0,
      store: about?.store.domain ?? null,
      order: about?.order?.id ?? null,
    };
    world.posts.push(post);
    record(world, { kind: 'chat', store: post.store, order: post.order, detail: text });
    changed();
    return { status: 200, headers: PLAIN, body: 'ok' };
  },
});

function aboutOrder(world: World, text: string): { store: Store; order: Order | null } | null {
  const words = new Set(text.split(/\s+/));
  for (const store of world.stores.values()) {
    if (!words.has(store.domain)) continue;
    const order = [...store.orders.values()].find(({ name }) => words.has(name));
    return { store, order: order ?? null };
  }
  return null;
}
