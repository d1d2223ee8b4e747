import { expect, it } from 'vitest';
import { sendOnceMore } from './resend.ts';

const ADDRESS = 'http://jixin.example/api/x';

/** A connection that is lost so many times; what it was sent is kept. */
function line(lost: number) {
  const sent: { readonly key: string | null; readonly body: string }[] = [];
  const send = async (input: RequestInfo | URL) => {
    const request = input as Request;
    sent.push({ key: request.headers.get('idempotency-key'), body: await request.text() });
    if (sent.length <= lost) throw new TypeError('network');
    return new Response('done');
  };
  return { sent, send };
}

const write = (body: string | FormData = '{"a":1}', signal?: AbortSignal) =>
  new Request(ADDRESS, { method: 'POST', body, headers: { 'idempotency-key': 'k' }, ...(signal && { signal }) });

it('sends a write whose answer was lost once more, the same with the same key', async () => {
  const { sent, send } = line(1);
  expect(await (await sendOnceMore(write(), send)).text()).toBe('done');
  expect(sent).toEqual([
    { key: 'k', body: '{"a":1}' },
    { key: 'k', body: '{"a":1}' },
  ]);
});

it('gives up after that', async () => {
  const { sent, send } = line(2);
  await expect(sendOnceMore(write(), send)).rejects.toThrow('network');
  expect(sent).toHaveLength(2);
});

it('sends neither a file, nor what has no key, nor what was called off a second time', async () => {
  const form = new FormData();
  form.set('file', new Blob(['x']), 'x.csv');
  for (const request of [write(form), new Request(ADDRESS), write('x', AbortSignal.abort())]) {
    const { sent, send } = line(1);
    await expect(sendOnceMore(request, send)).rejects.toThrow();
    expect(sent.length).toBeLessThan(2);
  }
});
