import { Button } from 'antd';
import { useMemo, useState } from 'react';
import { Decimal } from '../../../base/decimal.ts';
import {
  type CompiledPlan,
  compilePlan,
  type Edge,
  evaluate,
  type Input,
  type Inputs,
  lineValue,
  nextEdges,
  payLine,
  readPlan,
  unitOf,
} from '../../../plan/index.ts';
import { Amount } from '../../../platform/ui/amount.tsx';
import { useHidden } from '../../../platform/ui/hidden.ts';
import { Quantity, quantityText } from '../../../platform/ui/quantity.tsx';
import { useLang, useSay } from '../../../platform/ui/texts.ts';
import { useSlipTexts } from './texts.ts';

export interface Asked {
  readonly file: string;
  readonly text: string;
  readonly person: string;
  readonly team: string | null;
  readonly inputs: Readonly<Record<string, AskedInput>>;
  readonly together: boolean;
}

type AskedValue = string | boolean | null;

interface AskedInput {
  readonly value: AskedValue;
  readonly n: string | null;
  /** What it was on how many days, where it changed within the period. */
  readonly stretches?: readonly { readonly value: AskedValue; readonly days: number }[] | undefined;
}

/** The plan itself, run in the browser: move a value and see what it does, and what the next edge brings. */
export function WhatIfPart({ asked }: { readonly asked: Asked }) {
  const t = useSlipTexts();
  const compiled = useMemo(() => planOf(asked), [asked]);
  const [moved, setMoved] = useState<Readonly<Record<string, Decimal>>>({});
  if (asked.together) return <p className="note">{t('together')}</p>;
  if (compiled === null) return null;
  return (
    <div className="whatif">
      <Outcome compiled={compiled} asked={asked} moved={moved} />
      <Sliders compiled={compiled} asked={asked} moved={moved} onMove={setMoved} />
      {Object.keys(moved).length > 0 && (
        <Button size="small" onClick={() => setMoved({})}>
          {t('reset')}
        </Button>
      )}
    </div>
  );
}

function planOf({ text, file }: Asked): CompiledPlan | null {
  const plan = readPlan(text, file);
  const compiled = plan.ok ? compilePlan(plan.value) : plan;
  return compiled.ok ? compiled.value : null;
}

type Moved = Readonly<Record<string, Decimal>>;

interface PartProps {
  readonly compiled: CompiledPlan;
  readonly asked: Asked;
  readonly moved: Moved;
}

function run({ compiled, asked, moved }: PartProps) {
  const inputs: Record<string, Inputs[string]> = {};
  for (const input of compiled.plan.inputs) {
    const given = asked.inputs[input.id];
    const value = moved[input.id] ?? givenValue(input, given?.value ?? null);
    const n = Decimal.parse(given?.n ?? '');
    const counted = value instanceof Decimal && n !== undefined && moved[input.id] === undefined;
    inputs[input.id] = counted ? { value, n } : value;
    if (given?.stretches !== undefined && moved[input.id] === undefined)
      inputs[input.id] = { stretches: given.stretches.map((one) => ({ ...one, value: givenValue(input, one.value) })) };
  }
  const result = evaluate(compiled, inputs, { person: asked.person, team: asked.team });
  return result.ok ? result.value : null;
}

function givenValue(input: Input, value: AskedValue) {
  return input.type === 'number' && typeof value === 'string' ? (Decimal.parse(value) ?? null) : value;
}

function Outcome(props: PartProps) {
  const t = useSlipTexts();
  const say = useSay();
  const hidden = useHidden();
  const line = payLine(props.compiled.plan);
  const before = run({ ...props, moved: {} });
  const after = run(props);
  if (!line || !before || !after) return null;
  const [was, is] = [lineValue(before, line.id), lineValue(after, line.id)];
  if (!(was instanceof Decimal) || !(is instanceof Decimal)) return null;
  const edges = [...nextEdges(after)].sort((a, b) => b.target.change.abs().compare(a.target.change.abs()));
  const worth = edges.filter((edge) => !edge.target.change.isZero()).slice(0, 4);
  return (
    <>
      <p className="whatif-outcome" aria-live="polite">
        {t('wouldBe', { line: say(line.title) || line.id })} <Amount value={is.toString()} unit={unitOf(line)} />{' '}
        {!is.equals(was) && !hidden && <Quantity value={is.minus(was).toString()} unit={unitOf(line)} signed />}
      </p>
      <h3>{t('nextEdge')}</h3>
      {worth.length === 0 && <p className="note">{t('noEdge')}</p>}
      <ul className="whatif-edges">
        {worth.map((edge) => (
          <EdgeSentence key={`${edge.input.id} ${edge.to.toString()}`} edge={edge} />
        ))}
      </ul>
    </>
  );
}

function EdgeSentence({ edge }: { readonly edge: Edge }) {
  const t = useSlipTexts();
  const say = useSay();
  const lang = useLang();
  const hidden = useHidden();
  const shown = (value: Decimal) => quantityText(value.toString(), edge.input.unit, lang);
  const change = hidden ? '••••' : quantityText(edge.target.change.toString(), 'yuan', lang, true);
  const words = { input: say(edge.input.title) || edge.input.id, from: shown(edge.from), to: shown(edge.to), change };
  return <li>{edge.reached ? t('edgeUp', words) : t('edgeBeyond', words)}</li>;
}

function Sliders({ compiled, asked, moved, onMove }: PartProps & { readonly onMove: (moved: Moved) => void }) {
  const base = run({ compiled, asked, moved: {} });
  const numbers = compiled.plan.inputs.filter(({ type }) => type === 'number');
  return (
    <div className="whatif-sliders">
      {numbers.map((input) => {
        const counted = base?.frame.values[compiled.slots.get(input.id) ?? -1];
        const real = counted instanceof Decimal ? counted : Decimal.ZERO;
        return (
          <SliderRow
            key={input.id}
            input={input}
            real={real}
            value={moved[input.id] ?? real}
            onMove={(value) => onMove({ ...moved, [input.id]: value })}
          />
        );
      })}
    </div>
  );
}

interface SliderRowProps {
  readonly input: Input;
  readonly real: Decimal;
  readonly value: Decimal;
  readonly onMove: (value: Decimal) => void;
}

function SliderRow({ input, real, value, onMove }: SliderRowProps) {
  const say = useSay();
  const lang = useLang();
  const title = say(input.title) || input.id;
  const { from, to, step } = reachOfSlider(input, real);
  return (
    <label className={value.equals(real) ? 'whatif-row' : 'whatif-row whatif-row-moved'}>
      <span>{title}</span>
      <input
        type="range"
        min={from.toDigits(6)}
        max={to.toDigits(6)}
        step={step.toDigits(6)}
        value={value.toDigits(6)}
        aria-valuetext={quantityText(value.toString(), input.unit, lang)}
        onChange={(event) => onMove(Decimal.parse(event.target.value) ?? value)}
      />
      <output>{quantityText(value.toString(), input.unit, lang)}</output>
    </label>
  );
}

/** From nothing to twice the real value, within what the plan allows. */
function reachOfSlider(input: Input, real: Decimal) {
  const least = input.unit === 'ratio' ? Decimal.int(2) : Decimal.int(10);
  const twice = real.abs().times(Decimal.int(2)).max(least).round(0, 'ceiling');
  const from = (input.range.from ?? Decimal.ZERO).min(real).max(twice.negated());
  const to = (input.range.to ?? twice).min(twice).max(real);
  const hundredth = Decimal.ratio(1, 100);
  const step = input.step ?? (input.unit === 'ratio' || twice.compare(Decimal.int(20)) < 0 ? hundredth : Decimal.ONE);
  return {
    from,
    to,
    step: real.over(step).isTerminating() && real.minus(from).over(step).isTerminating() ? step : hundredth,
  };
}
