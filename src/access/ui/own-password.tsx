import { Input } from 'antd';
import { Field } from './field.tsx';
import { useLifeTexts } from './life-texts.ts';

interface OwnPasswordProps {
  readonly value: string;
  readonly onChange: (text: string) => void;
}

/** The password once more, before what an unattended browser must not do. */
export function OwnPassword({ value, onChange }: OwnPasswordProps) {
  const l = useLifeTexts();
  return (
    <Field id="own-password" label={l('yourPassword')}>
      <Input.Password
        id="own-password"
        autoComplete="current-password"
        value={value}
        onChange={(event) => onChange(event.target.value)}
        required
      />
    </Field>
  );
}
