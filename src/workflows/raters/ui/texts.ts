import { defineTexts } from '../../../platform/ui/texts.ts';

export const useRaterTexts = defineTexts('raters', {
  title: { 'zh-CN': '评分人核查', 'zh-TW': '評分人核查', en: 'Rater check' },
  month: { 'zh-CN': '月份', 'zh-TW': '月份', en: 'Month' },
  findings: { 'zh-CN': '发现', 'zh-TW': '發現', en: 'Findings' },
  nothing: {
    'zh-CN': '没有人与其他人有确定的差别。',
    'zh-TW': '沒有人與其他人有確定的差別。',
    en: 'Nobody departs from the others with certainty.',
  },
  noData: {
    'zh-CN': '这个月没有可比较的质检或评分。',
    'zh-TW': '這個月沒有可比較的質檢或評分。',
    en: 'There are no checks or ratings to compare in this month.',
  },
  method: {
    'zh-CN':
      '每人都与评过同一批人的其他人比较。{{tests}} 项检验的区间同时以 95 % 成立：没有偏差时，一个月里冤枉任何人的机会不超过 5 %。区间不含 0 才算确定。',
    'zh-TW':
      '每人都與評過同一批人的其他人比較。{{tests}} 項檢驗的區間同時以 95 % 成立：沒有偏差時，一個月裡冤枉任何人的機會不超過 5 %。區間不含 0 才算確定。',
    en: 'Everybody is compared with others who judged the same people. The intervals of all {{tests}} tests hold together with 95 %: where nobody is off, the chance that anybody at all is accused in a month is at most 5 %. Only an interval that leaves out 0 is certain.',
  },
  inspectors: { 'zh-CN': '质检员', 'zh-TW': '質檢員', en: 'Inspectors' },
  raters: { 'zh-CN': '评分人', 'zh-TW': '評分人', en: 'Raters' },
  inspectorsNote: {
    'zh-CN': '每次质检扣分；向左为少扣（偏宽）。',
    'zh-TW': '每次質檢扣分；向左為少扣（偏寬）。',
    en: 'Points taken off a check; to the left is less (lenient).',
  },
  ratersNote: {
    'zh-CN': '上级评分，先与同事和本人对同一批人的评分相比；向右为给分高（偏宽）。同事匿名，不列出。',
    'zh-TW': '上級評分，先與同事和本人對同一批人的評分相比；向右為給分高（偏寬）。同事匿名，不列出。',
    en: 'Supervisors’ scores, first held against what peers and the people themselves say; to the right is higher (lenient). Peers are anonymous and not listed.',
  },
  rater: { 'zh-CN': '姓名', 'zh-TW': '姓名', en: 'Name' },
  judged: { 'zh-CN': '次数', 'zh-TW': '次數', en: 'Judgements' },
  people: { 'zh-CN': '人数', 'zh-TW': '人數', en: 'People' },
  mean: { 'zh-CN': '平均', 'zh-TW': '平均', en: 'Mean' },
  interval: {
    'zh-CN': '{{name}}：{{estimate}}，区间 {{low}} 至 {{high}}，n {{n}}',
    'zh-TW': '{{name}}：{{estimate}}，區間 {{low}} 至 {{high}}，n {{n}}',
    en: '{{name}}: {{estimate}}, interval {{low}} to {{high}}, n {{n}}',
  },
  certain: { 'zh-CN': '确定', 'zh-TW': '確定', en: 'certain' },
  tooFew: { 'zh-CN': '可比较的太少', 'zh-TW': '可比較的太少', en: 'Too little to compare' },
  back: { 'zh-CN': '全部评分人', 'zh-TW': '全部評分人', en: 'All raters' },
  tests: { 'zh-CN': '逐项检验', 'zh-TW': '逐項檢驗', en: 'Test by test' },
  statistic: { 'zh-CN': '检验', 'zh-TW': '檢驗', en: 'Statistic' },
  difference: { 'zh-CN': '差异', 'zh-TW': '差異', en: 'Difference' },
  range: { 'zh-CN': '区间', 'zh-TW': '區間', en: 'Interval' },
  finding: { 'zh-CN': '结论', 'zh-TW': '結論', en: 'Finding' },
  overturns: { 'zh-CN': '申诉改判率', 'zh-TW': '申訴改判率', en: 'Overturned on appeal' },
  yuan: {
    'zh-CN': '若尺度与他人一致，每人会怎样',
    'zh-TW': '若尺度與他人一致，每人會怎樣',
    en: 'What it would be for each person, were the rater average',
  },
  yuanNote: {
    'zh-CN':
      '每次评判减去 {{applied}} 分（四舍五入到百分之一），输入按方案的步长四舍五入，再按当月方案重新核算。只是推算，不改任何记录。',
    'zh-TW':
      '每次評判減去 {{applied}} 分（四捨五入到百分之一），輸入按方案的步長四捨五入，再按當月方案重新核算。只是推算，不改任何紀錄。',
    en: '{{applied}} points are taken from every judgement (to hundredths, half-up), inputs are rounded half-up to the plan’s step, and the month’s plan is worked out again. Nothing on record is changed.',
  },
  uncertain: {
    'zh-CN': '宽严差异不确定：下面的数字在误差之内，不能作为依据。',
    'zh-TW': '寬嚴差異不確定：下面的數字在誤差之內，不能作為依據。',
    en: 'The difference is not certain: the figures below lie within chance and are no ground for anything.',
  },
  person: { 'zh-CN': '姓名', 'zh-TW': '姓名', en: 'Person' },
  team: { 'zh-CN': '组', 'zh-TW': '組', en: 'Team' },
  value: { 'zh-CN': '现值 → 校正值', 'zh-TW': '現值 → 校正值', en: 'Now → adjusted' },
  before: { 'zh-CN': '现在工资', 'zh-TW': '現在薪資', en: 'Pay now' },
  after: { 'zh-CN': '校正后工资', 'zh-TW': '校正後薪資', en: 'Pay then' },
  change: { 'zh-CN': '差额', 'zh-TW': '差額', en: 'Difference' },
  hidden: { 'zh-CN': '没有查看工资的授权', 'zh-TW': '沒有查看薪資的授權', en: 'You were not granted sight of pay' },
  unpaid: { 'zh-CN': '当月没有方案按此发放', 'zh-TW': '當月沒有方案按此發放', en: 'No plan of the month pays by it' },
  gain: { 'zh-CN': '会多得', 'zh-TW': '會多得', en: 'Would gain' },
  lose: { 'zh-CN': '会少得', 'zh-TW': '會少得', en: 'Would lose' },
  heads: { 'zh-CN': '{{n}} 人', 'zh-TW': '{{n}} 人', en: '{{n}} people' },
  moved: { 'zh-CN': '只看工资有变化的', 'zh-TW': '只看薪資有變化的', en: 'Only those whose pay moves' },
});
