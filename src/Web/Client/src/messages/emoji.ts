/** The ones people use at work, with names in both languages to find them by. */
const table = `
😀 улыбка smile grinning|😂 смех joy laugh|🙂 улыбнуться slight_smile|😉 подмигнуть wink|😊 рад blush|😍 восторг heart_eyes
😎 круто sunglasses cool|🤔 думаю thinking|😐 нейтрально neutral|🙄 закатить rolling_eyes|😢 грусть cry|😭 плач sob
😡 злость rage angry|😱 ужас scream|🥳 праздник partying|🤝 рукопожатие handshake|👍 да thumbsup +1 like|👎 нет thumbsdown -1
👏 аплодисменты clap|🙏 спасибо pray thanks|💪 сила muscle|👋 привет wave|👌 хорошо ok_hand|✌️ победа victory
🙌 ура raised_hands|👀 смотрю eyes|❤️ сердце heart|💔 разбито broken_heart|🔥 огонь fire|⭐ звезда star
✨ блеск sparkles|🎉 хлопушка tada party|🎂 торт cake birthday|🎁 подарок gift|🏆 кубок trophy|🥇 золото first_place
🚀 ракета rocket|💡 идея bulb idea|✅ готово check done|❌ отмена x cross|⚠️ внимание warning|❓ вопрос question
❗ важно exclamation|📌 закрепить pushpin|📎 скрепка paperclip|📅 дата calendar date|⏰ будильник alarm|⏳ ждём hourglass
📈 рост chart_up|📉 спад chart_down|💰 деньги money|💳 карта card|📱 телефон phone mobile|💻 ноутбук laptop
📦 посылка package|🛒 корзина cart|🏪 магазин store shop|🚚 доставка truck|☕ кофе coffee|🍕 пицца pizza
🌞 солнце sun|🌧️ дождь rain|❄️ снег snow|🌷 цветок tulip flower|🐱 кот cat|🐶 собака dog
💯 сто hundred|🆗 ок ok|🆕 новое new|🤷 незнаю shrug|🤦 фейспалм facepalm|🫡 естьсэр salute`;

export interface Emoji {
  sign: string;
  names: string[];
}

export const emoji: Emoji[] = table
  .trim()
  .split(/[|\n]/)
  .map((line) => {
    const [sign, ...names] = line.trim().split(' ');
    return { sign: sign!, names };
  });

export function findEmoji(query: string, limit = 8): Emoji[] {
  const wanted = query.toLowerCase();
  const starts = emoji.filter(({ names }) => names.some((name) => name.startsWith(wanted)));
  const contains = emoji.filter((one) => !starts.includes(one) && one.names.some((name) => name.includes(wanted)));
  return [...starts, ...contains].slice(0, limit);
}
