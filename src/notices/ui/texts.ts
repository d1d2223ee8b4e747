import { defineTexts } from '../../platform/ui/texts.ts';

export const useNoticeTexts = defineTexts('notices', {
  title: { 'zh-CN': '通知', 'zh-TW': '通知', en: 'Notices' },
  unread: { 'zh-CN': '{{count}} 条未读', 'zh-TW': '{{count}} 則未讀', en: '{{count}} unread' },
  isUnread: { 'zh-CN': '未读', 'zh-TW': '未讀', en: 'unread' },
  readAll: { 'zh-CN': '全部标为已读', 'zh-TW': '全部標為已讀', en: 'Mark all as read' },
  none: {
    'zh-CN': '还没有通知。与您有关的变化会出现在这里。',
    'zh-TW': '還沒有通知。與您有關的變化會出現在這裡。',
    en: 'No notices yet. What changes for you will be told here.',
  },
});
