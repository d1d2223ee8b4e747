import { cruise, type ICruiseResult, type IForbiddenRuleType } from 'dependency-cruiser';

/** Who may import whom (ARCHITECTURE.md), as rules of dependency-cruiser. Every rule has a name and a why. */

const TEST = '\\.test\\.ts$';
/** Impure by name; every other file under src is pure. */
const IMPURE = `(/(store|service|http|cli)\\.ts$)|(\\.node\\.ts$)|^src/(platform|entry)/|/ui/|${TEST}`;
/** The stages in the order in which data flows; ledger and people feed them all. */
const ORDER = [
  'ledger',
  'people',
  'stages/activity',
  'stages/intake',
  'stages/metrics',
  'stages/appraisal',
  'stages/pay',
  'stages/payslip',
];
const SLICE = '^src/(ledger|people|stages/[^/]+|workflows/[^/]+)/';
/** Packages that run unchanged in a browser. */
const PURE_PACKAGES = '^node_modules/(yaml|saxes|zod|csv-stringify|pinyin-pro)/';

export const IMPORT_RULES: readonly IForbiddenRuleType[] = [
  {
    name: 'no-cycle',
    comment: 'A cycle has no order to read it in.',
    severity: 'error',
    from: {},
    to: { circular: true },
  },
  {
    name: 'base-imports-nothing',
    comment: 'base/ is what everyone speaks; it knows nobody.',
    severity: 'error',
    from: { path: '^src/base/' },
    to: { path: '^src/(?!base/)' },
  },
  {
    name: 'plan-imports-base',
    comment: 'The plan language is publishable alone.',
    severity: 'error',
    from: { path: '^src/plan/' },
    to: { path: '^src/(?!base/|plan/)' },
  },
  {
    name: 'plan-needs-yaml-only',
    comment: 'The plan language runs in a browser with no dependency but the YAML reader.',
    severity: 'error',
    from: { path: '^src/plan/', pathNot: TEST },
    to: { path: 'node_modules/', pathNot: '^node_modules/yaml/' },
  },
  {
    name: 'platform-knows-no-domain',
    comment: 'Plumbing that knows no domain word.',
    severity: 'error',
    from: { path: '^src/platform/', pathNot: TEST },
    to: { path: '^src/(?!base/|platform/)' },
  },
  {
    name: 'one-way',
    comment: 'Data flows one way: a slice reads earlier slices only.',
    severity: 'error',
    from: { path: '^src/$' },
    to: { path: '^src/$' },
  },
  {
    name: 'through-the-door',
    comment: 'A slice is reached through its index.ts or its service.ts.',
    severity: 'error',
    from: { path: SLICE, pathNot: TEST },
    to: { path: SLICE, pathNot: ['^src/$1/', '/(index|service)\\.ts$'] },
  },
  {
    name: 'plan-through-the-door',
    comment:
      'The plan language is reached through its index.ts; its grammar, which filters speak too, through plan/syntax; its strict YAML through plan/read.',
    severity: 'error',
    from: { path: '^src/(?!plan/)', pathNot: TEST },
    to: { path: '^src/plan/', pathNot: '^src/plan/(index|syntax/[^/]+|read/(yaml|fields))\\.ts$' },
  },
  {
    name: 'store-behind-service',
    comment: 'A slice’s SQL is the business of its own impure files alone.',
    severity: 'error',
    from: { path: '^(src/(?:stages/[^/]+|workflows/[^/]+|[^/]+))/', pathNot: TEST },
    to: { path: '/store\\.ts$', pathNot: '^$1/' },
  },
  {
    name: 'pure-without-node',
    comment: 'A file is pure unless its name says otherwise.',
    severity: 'error',
    from: { path: '^src/', pathNot: IMPURE },
    to: { dependencyTypes: ['core'] },
  },
  {
    name: 'pure-without-impure',
    comment: 'What a pure file imports is pure.',
    severity: 'error',
    from: { path: '^src/', pathNot: IMPURE },
    to: { path: IMPURE },
  },
  {
    name: 'pure-packages',
    comment: 'A pure file uses packages that run anywhere.',
    severity: 'error',
    from: { path: '^src/', pathNot: IMPURE },
    to: { path: 'node_modules/', pathNot: PURE_PACKAGES },
  },
  {
    name: 'entry-is-the-top',
    comment: 'Composition roots compose; nobody imports them, and only they import the demo.',
    severity: 'error',
    from: { path: '^src/(?!entry/|demo/)' },
    to: { path: '^src/(entry|demo)/' },
  },
  {
    name: 'src-without-tests',
    comment: 'The product does not need its tests.',
    severity: 'error',
    from: { path: '^src/', pathNot: TEST },
    to: { path: `${TEST}|^(test|bench|scripts)/` },
  },
].flatMap((rule) => (rule.name === 'one-way' ? oneWay(rule as IForbiddenRuleType) : [rule as IForbiddenRuleType]));

/** One rule a slice: it may not import any that comes after it. */
function oneWay(rule: IForbiddenRuleType): readonly IForbiddenRuleType[] {
  return ORDER.slice(0, -1).map((slice, index) => ({
    ...rule,
    from: { path: `^src/${slice}/`, pathNot: TEST },
    to: { path: `^src/(${ORDER.slice(index + 1).join('|')}|workflows|flow\\.ts)` },
  }));
}

export interface ImportViolation {
  readonly rule: string;
  readonly from: string;
  readonly to: string;
}

/** Every broken rule under `root`; seeing no module at all is one, for then nothing was checked. */
export async function importViolations(root: string, folders: readonly string[]): Promise<readonly ImportViolation[]> {
  const { output } = await cruise([...folders], {
    baseDir: root,
    validate: true,
    ruleSet: { forbidden: [...IMPORT_RULES] },
    tsPreCompilationDeps: true,
    doNotFollow: { path: 'node_modules' },
    enhancedResolveOptions: { extensions: ['.ts', '.js', '.json'] },
  });
  if (typeof output === 'string') throw new Error('dependency-cruiser gave no result');
  return violationsIn(output);
}

function violationsIn(result: ICruiseResult): readonly ImportViolation[] {
  const seen = result.modules.filter((module) => module.source.startsWith('src/') && module.dependencies.length > 0);
  const broken = result.summary.violations.map((v) => ({ rule: v.rule.name, from: v.from, to: v.to }));
  return seen.length === 0 ? [{ rule: 'saw-nothing', from: '', to: '' }, ...broken] : broken;
}
