import { problemTable } from '../../../base/problem.ts';

/** What can keep a calibration session from going on. */
export const calibrationProblem = problemTable({
  'calibration.not-found': {
    severity: 'error',
    message: { 'zh-CN': '没有这次校准。', 'zh-TW': '沒有這次校準。', en: 'There is no such calibration session.' },
    fix: { 'zh-CN': '从校准列表进入。', 'zh-TW': '從校準清單進入。', en: 'Open it from the list of sessions.' },
  },
  'calibration.wrong-state': {
    severity: 'error',
    message: {
      'zh-CN': '这次校准现在是“{state}”，不能“{move}”。',
      'zh-TW': '這次校準現在是「{state}」，不能「{move}」。',
      en: 'The session is “{state}”; “{move}” is not possible.',
    },
    fix: {
      'zh-CN': '刷新页面，看看别人是否已经推进了它。',
      'zh-TW': '重新整理頁面，看看別人是否已經推進了它。',
      en: 'Reload the page: somebody else may have moved it on.',
    },
  },
  'calibration.owed': {
    severity: 'error',
    message: {
      'zh-CN': '还有 {count} 份评分没有提交。',
      'zh-TW': '還有 {count} 份評分沒有提交。',
      en: '{count} scores have not been handed in.',
    },
    fix: {
      'zh-CN': '等大家评完，或写明为什么不再等。',
      'zh-TW': '等大家評完，或寫明為什麼不再等。',
      en: 'Wait for them, or say why the session goes on without.',
    },
  },
  'calibration.unsettled': {
    severity: 'error',
    message: {
      'zh-CN': '还有 {count} 条会话没有商定的标准分。',
      'zh-TW': '還有 {count} 條會話沒有商定的標準分。',
      en: '{count} conversations have no agreed reference yet.',
    },
    fix: {
      'zh-CN': '逐条商定标准分后再定稿。',
      'zh-TW': '逐條商定標準分後再定稿。',
      en: 'Agree on each before settling.',
    },
  },
  'calibration.own-matter': {
    severity: 'error',
    message: {
      'zh-CN': '您参加了这次评分，不能由您定稿。',
      'zh-TW': '您參加了這次評分，不能由您定稿。',
      en: 'You scored in this session and cannot settle it.',
    },
    fix: {
      'zh-CN': '请没有参加评分的质检负责人或经理定稿。',
      'zh-TW': '請沒有參加評分的質檢負責人或經理定稿。',
      en: 'Ask a quality lead or manager who did not score.',
    },
  },
  'calibration.reason-missing': {
    severity: 'error',
    message: { 'zh-CN': '没有写理由。', 'zh-TW': '沒有寫理由。', en: 'No reason is given.' },
    fix: { 'zh-CN': '写一句为什么。', 'zh-TW': '寫一句為什麼。', en: 'Say why in a sentence.' },
  },
  'calibration.too-few': {
    severity: 'error',
    message: {
      'zh-CN': '校准至少要两位质检员和一条会话。',
      'zh-TW': '校準至少要兩位質檢員和一條會話。',
      en: 'A session needs two inspectors and one conversation at least.',
    },
    fix: { 'zh-CN': '再选一些。', 'zh-TW': '再選一些。', en: 'Choose some more.' },
  },
  'calibration.inspector-unknown': {
    severity: 'error',
    message: {
      'zh-CN': '“{inspector}”不是可以评分的账号。',
      'zh-TW': '「{inspector}」不是可以評分的帳號。',
      en: '“{inspector}” is no account that may score.',
    },
    fix: {
      'zh-CN': '选择质检角色的账号。',
      'zh-TW': '選擇質檢角色的帳號。',
      en: 'Choose accounts with the quality role.',
    },
  },
  'calibration.contact-unknown': {
    severity: 'error',
    message: {
      'zh-CN': '没有会话“{contact}”。',
      'zh-TW': '沒有會話「{contact}」。',
      en: 'There is no conversation “{contact}”.',
    },
    fix: {
      'zh-CN': '使用会话编号，每条写一次。',
      'zh-TW': '使用會話編號，每條寫一次。',
      en: 'Use the conversations’ ids, each once.',
    },
  },
  'calibration.own-conversation': {
    severity: 'error',
    message: {
      'zh-CN': '会话 {contact} 是“{inspector}”自己的，不能由其评分。',
      'zh-TW': '會話 {contact} 是「{inspector}」自己的，不能由其評分。',
      en: 'Conversation {contact} is {inspector}’s own and cannot be scored by them.',
    },
    fix: {
      'zh-CN': '换一条会话或换一位质检员。',
      'zh-TW': '換一條會話或換一位質檢員。',
      en: 'Choose another conversation or inspector.',
    },
  },
  'calibration.not-yours': {
    severity: 'error',
    message: {
      'zh-CN': '您不在这次校准的质检员之中。',
      'zh-TW': '您不在這次校準的質檢員之中。',
      en: 'You are not among the session’s inspectors.',
    },
    fix: {
      'zh-CN': '请发起人把您加进来。',
      'zh-TW': '請發起人把您加進來。',
      en: 'Ask whoever opened it to include you.',
    },
  },
  'calibration.handed-in': {
    severity: 'error',
    message: { 'zh-CN': '这条会话您已经提交。', 'zh-TW': '這條會話您已經提交。', en: 'You have handed this one in.' },
    fix: {
      'zh-CN': '提交后不能再改；对照时再讨论。',
      'zh-TW': '提交後不能再改；對照時再討論。',
      en: 'It cannot be changed any more; discuss it when the session is compared.',
    },
  },
});
