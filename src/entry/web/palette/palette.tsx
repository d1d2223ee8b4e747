import { useNavigate } from '@tanstack/react-router';
import { type KeyboardEvent, useDeferredValue, useEffect, useRef, useState } from 'react';
import type { Me } from '../../../access/ui/session.ts';
import type { Entry } from './entries.ts';
import './palette.css';
import { usePaletteTexts } from './texts.ts';
import { useEntries } from './use-entries.ts';

/** Finds and opens by keyboard alone: what is typed, arrows, Enter, Escape. */

const LIST = 'palette-list';
const optionId = (index: number) => `palette-option-${index}`;

export function Palette({ me, onClose }: { readonly me: Me; readonly onClose: () => void }) {
  const t = usePaletteTexts();
  const dialog = useRef<HTMLDialogElement>(null);
  const navigate = useNavigate();
  const [query, setQuery] = useState('');
  const [chosen, setChosen] = useState(0);
  const groups = useEntries(me, useDeferredValue(query));
  const entries = groups.flatMap((group) => group.entries);
  const at = Math.min(chosen, entries.length - 1);
  useEffect(() => {
    dialog.current?.showModal();
  }, []);
  useEffect(() => {
    document.getElementById(optionId(at))?.scrollIntoView({ block: 'nearest' });
  }, [at]);

  const open = ({ to, search }: Entry) => {
    dialog.current?.close();
    navigate({ to: to as never, search: (search ?? {}) as never });
  };
  const press = (event: KeyboardEvent) => {
    // Enter and arrows also choose among the characters that an input method offers.
    if (event.nativeEvent.isComposing) return;
    const target = entries[at];
    if (event.key === 'Enter' && target) open(target);
    else if (event.key === 'ArrowDown') setChosen((at + 1) % Math.max(1, entries.length));
    else if (event.key === 'ArrowUp') setChosen((at - 1 + entries.length) % Math.max(1, entries.length));
    else return;
    event.preventDefault();
  };
  return (
    <dialog ref={dialog} className="palette" aria-label={t('title')} onClose={onClose}>
      <input
        className="palette-input"
        role="combobox"
        aria-expanded={entries.length > 0}
        aria-controls={LIST}
        aria-autocomplete="list"
        aria-activedescendant={at < 0 ? undefined : optionId(at)}
        aria-label={t('title')}
        placeholder={t('hint')}
        value={query}
        onChange={(event) => {
          setQuery(event.target.value);
          setChosen(0);
        }}
        onKeyDown={press}
      />
      <Groups groups={groups} at={at} onOpen={open} />
      {entries.length === 0 && <p className="palette-none">{t('none', { query })}</p>}
      <p className="palette-keys note">{t('keys')}</p>
    </dialog>
  );
}

interface GroupsProps {
  readonly groups: ReturnType<typeof useEntries>;
  readonly at: number;
  readonly onOpen: (entry: Entry) => void;
}

function Groups({ groups, at, onOpen }: GroupsProps) {
  const t = usePaletteTexts();
  const starts = groups.map((_, index) => groups.slice(0, index).reduce((sum, one) => sum + one.entries.length, 0));
  return (
    <div id={LIST} role="listbox" aria-label={t('title')} className="palette-list">
      {groups.map(({ kind, entries }, index) => (
        // biome-ignore lint/a11y/useSemanticElements: a fieldset is no part of a list of options.
        <div key={kind} role="group" aria-label={t(kind)}>
          <div className="palette-kind" aria-hidden="true">
            {t(kind)}
          </div>
          {entries.map((entry, place) => {
            const number = (starts[index] ?? 0) + place;
            return (
              // biome-ignore lint/a11y/useFocusableInteractive: focus stays in the input, which names the active option.
              // biome-ignore lint/a11y/useKeyWithClickEvents: the keys are the input's.
              <div
                key={entry.key}
                id={optionId(number)}
                role="option"
                aria-selected={number === at}
                className="palette-option"
                onClick={() => onOpen(entry)}
              >
                <span>{entry.title}</span>
                <span className="note">{entry.note}</span>
              </div>
            );
          })}
        </div>
      ))}
    </div>
  );
}
