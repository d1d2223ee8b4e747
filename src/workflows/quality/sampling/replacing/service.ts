import { period } from '../../../../base/period.ts';
import { readSpans } from '../../../../people/service.ts';
import type { Check } from '../../model.ts';
import { contactsOfDraw, type NewCheck, selectDraw } from '../../store.ts';
import type { QualityWorld } from '../../world.node.ts';
import { conversationOf, pick } from '../service.ts';

/**
 * The conversation that takes the place of a skipped one, so that five a day stay five: the next of the same draw by the
 * same seed, which anybody can repeat like the draw itself. Null where the person had no more.
 */
export async function nextOfDraw(world: QualityWorld, check: Check): Promise<NewCheck | null> {
  const { records, newId } = world;
  const { draw: drawId, person, day } = check;
  const draw = await selectDraw(records, drawId);
  if (!draw) return null;
  const names = (await readSpans(records, period(day))).flatMap((span) => (span.person === person ? span.names : []));
  const mine = new Set(await contactsOfDraw(records, drawId, person));
  const definition = { ...draw.definition, perDay: mine.size + 1, share: null, newExtra: 0 };
  const { team, lead, plan, watcher, ownTeam, place, due, scorecard } = check;
  const drawn = { person, names: [...new Set(names)], fresh: false, team, lead };
  const picked = await pick(world, { ...draw, definition }, new Map([[person, drawn]]), mine);
  const next = picked.find(({ row_key }) => !mine.has(row_key ?? ''));
  if (!next) return null;
  const head = { id: newId(), draw: drawId, plan, day, person, team, lead, watcher, ownTeam };
  return { ...head, place, due, scorecard, conversation: conversationOf(next) };
}
