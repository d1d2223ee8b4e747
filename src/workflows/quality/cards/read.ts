import { Decimal } from '../../../base/decimal.ts';
import { failed, ok, type Result } from '../../../base/problem.ts';
import { type Fields, Reading } from '../../../plan/read/fields.ts';
import { readYaml, type YamlNode } from '../../../plan/read/yaml.ts';
import { CARD_STYLES, type CardItem, type CardSection, type RootCause, type Scorecard } from '../model.ts';
import { qualityProblem } from '../problems.ts';

/** A scorecard's file read strictly: whatever is wrong is told with its place, all of it at once. */
export function readCard(text: string, file: string): Result<Scorecard> {
  const root = readYaml(text, file);
  if (!root.ok) return root;
  const reading = new Reading(file);
  const card = cardOf(reading.fields(root.value, 'scorecard'));
  const problems = [...reading.problems, ...faultsOf(card).map((problem) => ({ ...problem, where: { file } }))];
  return problems.length > 0 ? failed(...problems) : ok(card);
}

function cardOf(fields: Fields): Scorecard {
  const id = fields.need('scorecard');
  const version = fields.decimal('version') ?? Decimal.ZERO;
  const card: Scorecard = {
    id: id ? fields.reading.scalar(id, 'scorecard').text : '',
    version: Number(version.toString()),
    title: fields.title('title'),
    style: fields.choice('style', CARD_STYLES) ?? 'deductions',
    full: fields.decimal('full'),
    criticalDeductions: fields.decimal('critical_deductions') ?? Decimal.ZERO,
    causes: listOf(fields, 'causes').map((node) => causeOf(fields.reading.fields(node, 'causes'))),
    sections: listOf(fields, 'sections').map((node) => sectionOf(fields.reading.fields(node, 'sections'))),
  };
  fields.done();
  return card;
}

function listOf(fields: Fields, key: string): readonly YamlNode[] {
  const node = fields.take(key);
  return node ? fields.reading.items(node) : [];
}

function causeOf(fields: Fields): RootCause {
  const cause = { id: fields.text('id') ?? '', title: fields.title('title') };
  fields.done();
  return cause;
}

function sectionOf(fields: Fields): CardSection {
  const section = {
    id: fields.text('id') ?? '',
    title: fields.title('title'),
    items: listOf(fields, 'items').map((node) => itemOf(fields.reading.fields(node, 'items'))),
  };
  fields.done();
  return section;
}

const FLAGS = ['true', 'false'] as const;

function itemOf(fields: Fields): CardItem {
  const points = fields.decimal('points') ?? Decimal.ZERO;
  const steps = listOf(fields, 'steps').map((node) => fields.reading.decimal(node, 'steps'));
  const item = {
    id: fields.text('id') ?? '',
    title: fields.title('title'),
    guide: fields.title('guide'),
    points,
    steps: steps.length > 0 ? steps : wholeSteps(points),
    mayNotApply: fields.choice('na', FLAGS) !== 'false',
    critical: fields.choice('critical', FLAGS) === 'true',
    wrongAnswer: fields.choice('wrong_answer', FLAGS) === 'true',
  };
  fields.done();
  return item;
}

/** 0, 1, 2, … up to the points, where nothing else is said. */
function wholeSteps(points: Decimal): readonly Decimal[] {
  const steps: Decimal[] = [];
  for (
    let value = Decimal.ZERO;
    value.compare(points) < 0 && steps.length < MOST_STEPS;
    value = value.plus(Decimal.ONE)
  )
    steps.push(value);
  return [...steps, points];
}

/** As many as there are digits to choose by. */
const MOST_STEPS = 9;

function faultsOf(card: Scorecard) {
  const items = card.sections.flatMap((section) => section.items);
  const problems = items.length === 0 ? [qualityProblem('quality.card-empty', { card: card.id })] : [];
  if (!/^\p{L}[\p{L}\p{N}_-]{0,60}$/u.test(card.id) || !Number.isSafeInteger(card.version) || card.version < 1)
    problems.push(qualityProblem('quality.card-head', { card: card.id, version: card.version }));
  for (const [what, ids] of [
    ['items', items.map(({ id }) => id)],
    ['sections', card.sections.map(({ id }) => id)],
    ['causes', card.causes.map(({ id }) => id)],
  ] as const)
    for (const id of new Set(ids.filter((one, place) => one === '' || ids.indexOf(one) !== place)))
      problems.push(qualityProblem('quality.card-id-twice', { what, id }));
  for (const item of items)
    if (!stepsHold(item)) problems.push(qualityProblem('quality.card-steps', { item: item.id }));
  if (card.style === 'deductions' && card.full !== null && card.full.sign() <= 0)
    problems.push(qualityProblem('quality.card-full', { card: card.id }));
  return problems;
}

/** From 0 to the points, rising, each a number that activity keeps whole. */
function stepsHold({ steps, points }: CardItem): boolean {
  const kept = steps.every((step) => step.equals(step.round(4, 'half-up')) && step.sign() >= 0);
  const rising = steps.every((step, place) => place === 0 || step.compare(steps[place - 1] as Decimal) > 0);
  const ends = steps[0]?.isZero() === true && steps.at(-1)?.equals(points) === true;
  return kept && rising && ends && points.sign() > 0 && steps.length <= MOST_STEPS;
}
