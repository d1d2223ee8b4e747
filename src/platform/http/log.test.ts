import { describe, expect, it } from 'vitest';
import { createApp } from './app.ts';

describe('the log', () => {
  it('tells what broke in lines of JSON, without pay, passwords and cookies', async () => {
    const lines: string[] = [];
    const app = await createApp({
      version: '0',
      logger: { level: 'debug', stream: { write: (line) => void lines.push(line) } },
      uploadLimit: 1,
      rate: 1000,
      trustProxy: false,
      web: null,
      problemStatus: {},
    });
    app.post('/break', async () => {
      // As PostgreSQL and PGlite say it: with the row that was refused.
      throw Object.assign(new Error('new row violates check constraint'), {
        detail: 'Failing row contains (K0001, 8888.88).',
        query: 'insert into pay_result values ($1, $2)',
        params: ['K0001', '8888.88'],
        where: 'SQL statement "… 8888.88"',
      });
    });
    const reply = await app.inject({
      method: 'POST',
      url: '/break',
      headers: { cookie: 'jixin=secret-cookie', authorization: 'Bearer secret-token' },
      payload: { password: 'secret-word', amount: '8888.88' },
    });
    await app.close();
    expect(reply.statusCode).toBe(500);
    expect(reply.body).not.toContain('8888.88');
    const entries = lines.map((line) => JSON.parse(line) as { err?: { message: string } });
    expect(entries.map((entry) => entry.err?.message)).toContain('new row violates check constraint');
    expect(lines.join('')).not.toMatch(/8888|secret-/);
  });
});
