import { HeartIcon } from '#platform/ui/icons/place-icons.tsx';
import { ChatIcon, NoteIcon, ShieldIcon, WarningIcon } from '#platform/ui/icons/sign-icons.tsx';

export const topicIcons = {
  consultation: <NoteIcon />, aid: <HeartIcon />, complaint: <WarningIcon />, 'legal-aid': <ShieldIcon />, suggestion: <ChatIcon />,
} as const;
