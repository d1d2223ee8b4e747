import { Button, Typography } from 'antd';
import type { ReactNode } from 'react';
import { Section } from '../../platform/ui/page.tsx';
import { useLifeTexts } from './life-texts.ts';
import './account.css';

interface OnceProps {
  readonly title: string;
  readonly note?: ReactNode;
  /** What is told; each is copied by itself. */
  readonly secrets: readonly string[];
  /** A file that holds the same, where it is worth one. */
  readonly file?: { readonly name: string; readonly text: string } | undefined;
  readonly onClose: () => void;
}

/** Secrets that the server told once: copied, taken along as a file, then gone. */
export function Once({ title, note, secrets, file, onClose }: OnceProps) {
  const t = useLifeTexts();
  return (
    <div className="once" role="status">
      <Section title={title} note={note}>
        <p>{t('once')}</p>
        <ul>
          {secrets.map((secret) => (
            <li key={secret}>
              <Typography.Text code copyable>
                {secret}
              </Typography.Text>
            </li>
          ))}
        </ul>
        <div className="account-moves">
          {file && <Button onClick={() => download(file.name, file.text)}>{t('download')}</Button>}
          <Button onClick={onClose}>{t('close')}</Button>
        </div>
      </Section>
    </div>
  );
}

/** A file that never was on the server. */
export function download(name: string, text: string): void {
  const address = URL.createObjectURL(new Blob([text], { type: 'text/plain;charset=utf-8' }));
  const link = document.createElement('a');
  link.href = address;
  link.download = name;
  link.click();
  URL.revokeObjectURL(address);
}
