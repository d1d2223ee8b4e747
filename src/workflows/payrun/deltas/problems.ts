import { problemTable } from '../../../base/problem.ts';

/** A difference of a closed period that a run could settle: it is settled, or put off for a written reason. */
export const OPEN_DELTA = 'payrun.delta-open';

export const deltaProblem = problemTable({
  'payrun.delta-open': {
    severity: 'warning',
    message: {
      'zh-CN': '{period} 按现在知道的应为 {now} 元，原为 {before} 元，差 {owed} 元还没有结清。',
      'zh-TW': '{period} 按現在知道的應為 {now} 元，原為 {before} 元，差 {owed} 元還沒有結清。',
      en: '{period} comes out as {now} now and was {before}: {owed} is not settled.',
    },
    fix: {
      'zh-CN': '在“补发补扣”里列入这次核算；要留到以后，就写明理由。',
      'zh-TW': '在「補發補扣」裡列入這次核算；要留到以後，就寫明理由。',
      en: 'Settle it in this run under Corrections, or write why it is put off.',
    },
  },
  'payrun.delta-carried': {
    severity: 'info',
    message: {
      'zh-CN': '{period} 欠 {owed} 元，这次结 {settled} 元，还有 {left} 元留待以后。',
      'zh-TW': '{period} 欠 {owed} 元，這次結 {settled} 元，還有 {left} 元留待以後。',
      en: '{owed} is owed for {period}; {settled} is settled now and {left} stays owed.',
    },
    fix: {
      'zh-CN': '一个月的工资最多扣五分之一，余下不低于最低工资；下一次核算会再列出。',
      'zh-TW': '一個月的薪資最多扣五分之一，餘下不低於最低薪資；下一次核算會再列出。',
      en: 'At most a fifth of a month’s wage may be taken, and the minimum wage is left; the next run offers the rest.',
    },
  },
  'payrun.delta-stranded': {
    severity: 'warning',
    message: {
      'zh-CN': '{period} 应收回 {owed} 元，但没有工资可扣，还欠 {left} 元。',
      'zh-TW': '{period} 應收回 {owed} 元，但沒有薪資可扣，還欠 {left} 元。',
      en: '{owed} is to be taken back for {period}, but there is no wage to take it from; {left} stays owed.',
    },
    fix: {
      'zh-CN': '与本人商定怎样归还，写明理由；或在台账里更正使它不再欠。',
      'zh-TW': '與本人商定怎樣歸還，寫明理由；或在台帳裡更正使它不再欠。',
      en: 'Agree with the person how it is returned and write so, or correct the ledger so that nothing is owed.',
    },
  },
  'payrun.delta-nowhere': {
    severity: 'info',
    message: {
      'zh-CN': '{name} 的 {period} 差 {owed} 元，没有一次未审批的核算给这个人发工资。',
      'zh-TW': '{name} 的 {period} 差 {owed} 元，沒有一次未核准的核算給這個人發薪資。',
      en: '{owed} is owed for {name}’s {period}, and no open run pays this person.',
    },
    fix: {
      'zh-CN': '编制给这个人发工资的核算；已离职的由原方案的下一次核算结清。',
      'zh-TW': '編製給這個人發薪資的核算；已離職的由原方案的下一次核算結清。',
      en: 'Prepare the run that pays this person; who has left is settled by the next run of their last plan.',
    },
  },
  'payrun.delta-unknowable': {
    severity: 'info',
    message: {
      'zh-CN': '{period} 按方案“{plan}”算不出现在的结果，看不出有没有差额：{why}',
      'zh-TW': '{period} 按方案「{plan}」算不出現在的結果，看不出有沒有差額：{why}',
      en: '{period} by the plan “{plan}” cannot be worked out with what is known now, so nobody knows what it owes: {why}',
    },
    fix: {
      'zh-CN': '把缺的数据补上再重新核算；原始明细已清除的期间不再更正。',
      'zh-TW': '把缺的資料補上再重新核算；原始明細已清除的期間不再更正。',
      en: 'Supply what is missing and calculate again; a period whose rows were purged stays as it was.',
    },
  },
  'payrun.delta-unknown': {
    severity: 'error',
    message: {
      'zh-CN': '{period} 的 {person} 没有可补发或补扣的差额。',
      'zh-TW': '{period} 的 {person} 沒有可補發或補扣的差額。',
      en: 'Nothing is owed to or by {person} for {period}.',
    },
    fix: { 'zh-CN': '重新查看差额。', 'zh-TW': '重新檢視差額。', en: 'Look at the differences again.' },
  },
  'payrun.delta-changed': {
    severity: 'error',
    message: {
      'zh-CN': '{period} 的差额刚被另一批核算领走了一部分。',
      'zh-TW': '{period} 的差額剛被另一批核算領走了一部分。',
      en: 'Another run has just taken part of what {period} owes.',
    },
    fix: { 'zh-CN': '重新查看差额。', 'zh-TW': '重新檢視差額。', en: 'Look at the differences again.' },
  },
});
