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
  'state.forbidden': 'Сюда нет доступа',
  'state.forbidden_text':
    'Эта страница открыта не для всех. Если она нужна вам для работы, обратитесь к администратору.',
  'state.nothing_found': 'Ничего не нашлось',
  'action.search': 'Искать',
  'action.copy': 'Скопировать',
  'action.copied_text': 'Скопировано',
  'reason.wrong_password': 'Логин или пароль не подходит. Проверьте раскладку и Caps Lock.',
  'reason.locked_out': {
    one: 'Слишком много неудачных попыток. Войти можно будет через {n} минуту.',
    few: 'Слишком много неудачных попыток. Войти можно будет через {n} минуты.',
    many: 'Слишком много неудачных попыток. Войти можно будет через {n} минут.',
    other: 'Слишком много неудачных попыток. Войти можно будет через {n} минуты.',
  },
  'reason.plain_http': 'Соединение не защищено, поэтому вход закрыт. Откройте адрес, который начинается с https://.',
  'reason.weak_password': 'Такой пароль легко подобрать. Возьмите длиннее: несколько слов подряд подойдут.',
  'reason.empty': 'Заполните это поле.',
  'reason.too_long': 'Слишком длинно.',
  'reason.too_short': 'Слишком коротко.',
  'reason.taken': 'Это уже занято. Возьмите другое.',
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
  'signin.promise': 'Вопросы находят ответы',
  'signin.title': 'Вход',
  'signin.login': 'Логин',
  'signin.login_rule': 'Им вы будете входить. Латинские буквы, цифры, точка или подчёркивание.',
  'signin.password': 'Пароль',
  'signin.password_rule': 'Не меньше 10 знаков. Проще всего запомнить несколько слов подряд.',
  'signin.show_password': 'Показать пароль',
  'signin.hide_password': 'Скрыть пароль',
  'signin.shared': 'Чужой компьютер',
  'signin.shared_hint': 'Здесь ничего не сохранится, а через 30 минут без действий вы выйдете сами.',
  'signin.submit': 'Войти',
  'signin.demo': 'Демонстрация',
  'signin.demo_text': 'Войдите одним нажатием как один из сотрудников вымышленной компании.',
  'signin.given_name': 'Имя',
  'signin.family_name': 'Фамилия',
  'signin.to_start': 'На главную',
  'setup.title': 'Первая настройка',
  'setup.text': 'Создайте первого администратора. Остальных он пригласит по ссылке.',
  'setup.code': 'Код',
  'setup.code_hint': 'Он написан в журнале сервера при запуске и действует один раз.',
  'setup.submit': 'Создать и войти',
  'setup.done': 'Всё уже настроено',
  'setup.done_text': 'Первый администратор создан. Войдите под своим логином или попросите приглашение.',
  'invite.title': 'Вас пригласили',
  'invite.text': 'Придумайте логин и пароль, и можно начинать. Приглашение действует до {until}.',
  'invite.text_administrator': 'Вы станете администратором. Приглашение действует до {until}.',
  'invite.submit': 'Начать',
  'invite.gone': 'Приглашение не действует',
  'invite.gone_text': 'Им уже воспользовались, его отозвали или срок вышел. Попросите новое у того, кто вас пригласил.',
  'invite.signed_in': 'Вы уже вошли',
  'invite.signed_in_text':
    'Вы вошли как {name}. Приглашение нужно новому сотруднику: чтобы им воспользоваться, сначала выйдите.',

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
