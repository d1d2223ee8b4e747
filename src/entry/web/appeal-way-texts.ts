import { defineTexts } from '../../platform/ui/texts.ts';

export const useAppealWayTexts = defineTexts('appeal-way', {
  byRow: {
    'zh-CN': '对这个数字有异议：它由上面的记录得出，请在有误的那一行申诉。',
    'zh-TW': '對這個數字有異議：它由上面的紀錄得出，請在有誤的那一列申訴。',
    en: 'To contest this number, appeal at the row above that is wrong: the number is what its rows are.',
  },
});
