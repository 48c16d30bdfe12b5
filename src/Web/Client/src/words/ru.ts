import type { Words } from './words.svelte.ts';

export const ru = {
  // Everywhere
  'app.name': 'MTS Life',
  'action.close': 'Закрыть',
  'action.cancel': 'Отмена',
  'action.save': 'Сохранить',
  'action.delete': 'Удалить',
  'action.retry': 'Повторить',
  'action.back': 'Назад',
  'action.copied': 'Ссылка скопирована',
  'state.loading': 'Загружаем',
  'state.failed': 'Не получилось загрузить',
  'state.failed_text': 'Проверьте связь и попробуйте ещё раз. Ничего не потеряно.',
  'state.not_found': 'Такой страницы нет',
  'state.not_found_text': 'Возможно, её удалили или у вас нет к ней доступа.',
  'refusal.invalid': 'Проверьте, что написано: сервер этого не принял.',
  'refusal.unauthenticated': 'Вы вышли. Войдите ещё раз.',
  'refusal.forbidden': 'На это у вас нет прав.',
  'refusal.not_found': 'Этого больше нет, или у вас нет доступа.',
  'refusal.conflict': 'Пока вы писали, это изменил кто-то другой. Обновите и повторите.',
  'refusal.too_fast': 'Слишком часто. Попробуйте немного позже.',
  'refusal.too_large': 'Слишком много за один раз.',
  'refusal.unavailable': 'Сервер сейчас не отвечает. Попробуйте ещё раз.',
  'refusal.offline': 'Нет связи с сервером.',
  'presence.active': 'в сети',
  'presence.away': 'отошёл',
  'presence.offline': 'не в сети',

  // Shell and sidebar
  'shell.sections': 'Разделы',
  'shell.beside': 'Рядом',
  'shell.skip': 'К разговору',
  'shell.more': 'Ещё',
  'shell.search': 'Поиск',
  'shell.find': 'Люди, группы, каналы',
  'shell.menu': 'Меню и настройки',
  'lane.me': 'Для меня',
  'lane.mine': 'Мои группы и темы',
  'lane.company': 'Компания',

  // Pages: sign-in

  // Pages: settings
  'settings.title': 'Настройки',

  // Pages: groups
  'groups.title': 'Группы',

  // Pages: people
  'people.title': 'Сотрудники',
  'people.new_conversation': 'Новый разговор',

  // Pages: switcher

  // Pages: administration
  'admin.title': 'Управление',
} satisfies Record<string, Words>;
