import { Button } from 'antd';
import { setHidden, useHidden } from './hidden.ts';
import { Quantity, type QuantityProps } from './quantity.tsx';
import { defineTexts } from './texts.ts';

/** Amounts that one tap hides, on every page of one's own pay and in the reasons behind it. */

const useTexts = defineTexts('amount', {
  hide: { 'zh-CN': '隐藏金额', 'zh-TW': '隱藏金額', en: 'Hide amounts' },
  show: { 'zh-CN': '显示金额', 'zh-TW': '顯示金額', en: 'Show amounts' },
  hidden: { 'zh-CN': '金额已隐藏', 'zh-TW': '金額已隱藏', en: 'Amount hidden' },
});

export function HideButton() {
  const t = useTexts();
  const hidden = useHidden();
  return (
    <Button size="small" aria-pressed={hidden} onClick={() => setHidden(!hidden)}>
      {hidden ? t('show') : t('hide')}
    </Button>
  );
}

/** As wide as a usual amount, so that nothing moves when it is hidden. */
export function Amount(props: QuantityProps) {
  const t = useTexts();
  const hidden = useHidden();
  if (!hidden || props.value === null) return <Quantity {...props} />;
  return (
    <span className="quantity">
      <span aria-hidden="true">••••••</span>
      <span className="visually-hidden">{t('hidden')}</span>
    </span>
  );
}
