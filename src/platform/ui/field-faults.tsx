import { useEffect } from 'react';
import './field-faults.css';
import { type Field, faultOf } from './fault-of.ts';
import { defineTexts } from './texts.ts';

const useTexts = defineTexts('field-faults', {
  missing: { 'zh-CN': '请填写这一项。', 'zh-TW': '請填寫這一項。', en: 'Please fill this in.' },
  unchosen: { 'zh-CN': '请选择一项。', 'zh-TW': '請選擇一項。', en: 'Please choose one.' },
  unticked: { 'zh-CN': '请先勾选。', 'zh-TW': '請先勾選。', en: 'Please tick this first.' },
  email: {
    'zh-CN': '请填写完整的电子邮箱，例如 name@example.com。',
    'zh-TW': '請填寫完整的電子郵件，例如 name@example.com。',
    en: 'Please write a whole e-mail address, such as name@example.com.',
  },
  url: {
    'zh-CN': '请填写完整的网址，以 https:// 开头。',
    'zh-TW': '請填寫完整的網址，以 https:// 開頭。',
    en: 'Please write a whole address, beginning with https://.',
  },
  number: { 'zh-CN': '请填写数字。', 'zh-TW': '請填寫數字。', en: 'Please write a number.' },
  least: { 'zh-CN': '不能小于 {{bound}}。', 'zh-TW': '不能小於 {{bound}}。', en: 'Not below {{bound}}.' },
  most: { 'zh-CN': '不能大于 {{bound}}。', 'zh-TW': '不能大於 {{bound}}。', en: 'Not above {{bound}}.' },
  step: {
    'zh-CN': '只能是 {{bound}} 的倍数。',
    'zh-TW': '只能是 {{bound}} 的倍數。',
    en: 'Only in steps of {{bound}}.',
  },
  short: {
    'zh-CN': '至少要 {{bound}} 个字符。',
    'zh-TW': '至少要 {{bound}} 個字元。',
    en: 'At least {{bound}} characters.',
  },
  long: {
    'zh-CN': '最多 {{bound}} 个字符。',
    'zh-TW': '最多 {{bound}} 個字元。',
    en: 'At most {{bound}} characters.',
  },
  form: { 'zh-CN': '写法不符合说明。', 'zh-TW': '寫法不符合說明。', en: 'Not written as the note says.' },
});

/**
 * What keeps a form from being sent, said beside each field in the reader's language; the browser would say it in its own, of one
 * field at a time. Mounted once, it serves every form there is: a form only says what its fields require.
 */
export function FieldFaults() {
  const t = useTexts();
  // biome-ignore lint/correctness/useExhaustiveDependencies: the words of another language are another function's.
  useEffect(
    () =>
      sayFaults((field) => {
        const { says, bound } = faultOf(field);
        return t(says, { bound });
      }),
    [t('missing')],
  );
  return null;
}

/** Controls that are drawn around their field. */
const CONTROL = '.ant-picker, .ant-input-affix-wrapper, .ant-input-group-wrapper, .ant-select, .ant-input-number';

function sayFaults(say: (field: Field) => string): () => void {
  const said = new Map<Field, HTMLElement>();
  const unsay = (field: Field) => {
    said.get(field)?.remove();
    said.delete(field);
    field.removeAttribute('aria-invalid');
    describe(
      field,
      described(field).filter((id) => !id.startsWith(ID)),
    );
  };
  const onInvalid = (event: Event) => {
    const field = event.target;
    if (!isField(field)) return;
    event.preventDefault();
    const fields = [...(field.form?.elements ?? [field])].filter(isField).filter(({ validity }) => !validity.valid);
    if (fields[0] === field) field.focus();
    unsay(field);
    // The choices of a group have one fault.
    if (field.type === 'radio' && fields.find(({ name }) => name === field.name) !== field) return;
    const words = document.createElement('p');
    words.className = 'field-fault';
    words.id = `${ID}${++told}`;
    words.textContent = say(field);
    // Inside a label they would become part of the field's name.
    (field.closest('label') ?? field.closest(CONTROL) ?? field).after(words);
    field.setAttribute('aria-invalid', 'true');
    describe(field, [...described(field), words.id]);
    said.set(field, words);
  };
  // Once whatever was done has been drawn: a date that is chosen is no input of its field.
  const sweep = () =>
    requestAnimationFrame(() => {
      for (const field of said.keys()) if (!field.isConnected || field.validity.valid) unsay(field);
    });
  const events = ['input', 'change', 'click', 'keyup'];
  document.addEventListener('invalid', onInvalid, true);
  for (const name of events) document.addEventListener(name, sweep);
  return () => {
    document.removeEventListener('invalid', onInvalid, true);
    for (const name of events) document.removeEventListener(name, sweep);
    for (const field of said.keys()) unsay(field);
  };
}

const ID = 'field-fault-';

let told = 0;

/** A field may have a note that describes it, too. */
function described(field: Field): readonly string[] {
  return field.getAttribute('aria-describedby')?.split(' ') ?? [];
}

function describe(field: Field, ids: readonly string[]): void {
  if (ids.length === 0) field.removeAttribute('aria-describedby');
  else field.setAttribute('aria-describedby', ids.join(' '));
}

function isField(node: unknown): node is Field {
  return node instanceof HTMLInputElement || node instanceof HTMLSelectElement || node instanceof HTMLTextAreaElement;
}
