/**
 * A write whose answer was lost on the way is sent once more, with the key that it had: the server does it once, and
 * gives the first answer again. Two clicks are two writes, each with a key of its own. A file is not sent twice: its
 * sender is told, and sees whether it arrived.
 */
export async function sendOnceMore(request: Request, send: typeof fetch = fetch): Promise<Response> {
  const form = request.headers.get('content-type')?.startsWith('multipart/') === true;
  const again = request.headers.has('idempotency-key') && !form ? request.clone() : null;
  try {
    return await send(request);
  } catch (error) {
    if (again === null || request.signal.aborted) throw error;
    return send(again);
  }
}
