import { z } from 'zod';
import { KINDS } from '../../activity/index.ts';

/** Which row an address means; a route of any slice that tells something of one asks for it so. */
export const rowParams = z.object({
  kind: z.enum(KINDS),
  key: z.string().min(1).max(500).describe('What identifies the row in its kind: the number of a contact.'),
});
