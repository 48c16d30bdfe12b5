import type { ReportReason } from '../wire.ts';

export const reasons: ReportReason['reason'][] = ['spam', 'insult', 'personal_data', 'off_topic', 'other'];
