import { z } from 'zod';

/** The shapes in which tokens are answered; their secret is told once, by the route that makes one. */

export const tokenBody = z.object({
  id: z.string(),
  name: z.string(),
  scope: z.array(z.string()).nullable(),
  createdAt: z.string(),
  expiresAt: z.string(),
  lastUsedAt: z.string().nullable().describe('To the minute; null: never yet.'),
  revokedAt: z.string().nullable(),
});

export const heldTokenBody = tokenBody.extend({ account: z.string(), accountName: z.string() });
