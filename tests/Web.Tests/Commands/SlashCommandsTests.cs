using MtsLife.Hub.Commands;
using MtsLife.Hub.Commands.Basic;
using MtsLife.Web.Tests.Delivery;
using Xunit;

namespace MtsLife.Web.Tests.Commands;

/// <summary>What each command comes to, over the real database; Vera calls, in a group of hers.</summary>
public sealed class SlashCommandsTests(CommandDesk desk) : IClassFixture<CommandDesk>
{
    [Fact]
    public async Task Thanks_go_to_everybody_named_once_with_a_badge_and_a_reason()
    {
        var write = await desk.WriteAsync("/thanks @oleg, @nina @\"Петров Олег\" [ракета] за **ночную** приёмку #склад");
        Assert.Equal(("thanks", "за **ночную** приёмку #склад", ""), (write.Kind, write.Text, write.Title));
        Assert.Equal($$"""{"badge":"rocket","recipients":[{{desk.Oleg}},{{desk.Nina}}]}""", write.Card.ToString());
        Assert.Equal($$"""{"badge":"thanks","recipients":[{{desk.Oleg}}]}""", (await desk.WriteAsync("/cgfcb,j @OLEG за всё")).Card.ToString());
    }

    [Theory]
    [InlineData("достигатор", "achiever")]
    [InlineData("Чёрный пояс", "black_belt")]
    [InlineData("лига", "league")]
    [InlineData("team", "team_player")]
    [InlineData("quality_mark", "quality_mark")]
    [InlineData("лучший н", "unknown or several: best_boss, best_mentor")]
    [InlineData("лучш", "unknown or several: best_boss, best_ideas, best_mentor, best_shop")]
    [InlineData("такого нет", "unknown or several: ")]
    [InlineData("", "unknown or several: ")]
    public async Task A_badge_goes_by_its_name_or_a_beginning_that_only_one_has(string typed, string expected)
    {
        var answer = await desk.RunAsync($"/thanks @oleg [{typed}] за всё");
        Assert.Equal(expected, answer.Ok is CommandAnswer.Write write ? write.Card!.Value.GetProperty("badge").GetString()
            : $"unknown or several: {string.Join(", ", answer.Refusal!.Data!.Nearest ?? [])}");
    }

    [Theory]
    [InlineData("/thanks", "no_people")]
    [InlineData("/thanks за всё", "no_people")]
    [InlineData("/thanks @oleg", "no_reason")]
    [InlineData("/thanks @oleg [ракета]", "no_reason")]
    [InlineData("/thanks @vera за всё", "oneself")]
    [InlineData("/thanks @oleg @\"Логинова Вера\" за всё", "oneself")]
    [InlineData("/thanks @all за всё", "everybody")]
    [InlineData("/thanks @nobody.here за всё", "unknown_person")]
    [InlineData("/thanks @gone за всё", "unknown_person")]
    [InlineData("/thanks @\"Олег за всё", "unclosed_quote")]
    [InlineData("/poll", "no_question")]
    [InlineData("/poll \"Куда?\"", "few_options")]
    [InlineData("/poll Куда идём", "not_quoted")]
    [InlineData("/poll \"Куда?\" \"В парк", "unclosed_quote")]
    [InlineData("/poll \"Куда?\" \"В парк\" \"В кино\" --secret", "unknown_flag")]
    [InlineData("/poll \"Куда?\" \"В парк\" \"В кино\" --until вчера", "bad_time")]
    [InlineData("/ask", "no_question")]
    [InlineData("/idea", "no_text")]
    [InlineData("/news \"\" текст", "no_title")]
    [InlineData("/event", "no_title")]
    [InlineData("/event Планёрка завтра", "no_title")]
    [InlineData("/event \"Планёрка\"", "no_time")]
    [InlineData("/event \"Планёрка\" завтра", "no_time")]
    [InlineData("/event \"Планёрка\" в зале", "bad_time")]
    [InlineData("/announce --until 18:00", "no_text")]
    [InlineData("/announce Склад закрыт", "no_until")]
    [InlineData("/announce Склад закрыт --until 01.01.2020", "in_past")]
    [InlineData("/msg", "no_people")]
    [InlineData("/msg @oleg", "no_text")]
    [InlineData("/join", "no_group")]
    [InlineData("/join такой группы нет", "unknown_group")]
    [InlineData("/leave сейчас", "no_arguments")]
    [InlineData("/status :пальма: в отпуске", "unknown_emoji")]
    [InlineData("/status --until 18:00", "no_text")]
    [InlineData("/status в отпуске --until 01.01.2020", "in_past")]
    [InlineData("/status в отпуске --until 25.12.2027", "status_too_far")]
    [InlineData("/status 1234567890 1234567890 1234567890 1234567890 1234567890 1234567890 1234567890 1234567890 1234567890 12", "too_long")]
    public async Task What_cannot_be_read_is_refused_by_its_reason(string text, string reason)
    {
        var refused = (await desk.RunAsync(text)).Refusal;
        Assert.Equal(("invalid", "text", reason), (refused?.Code, refused?.Field, refused?.Reason));
    }

    [Fact]
    public async Task A_name_that_two_people_bear_is_refused_with_both()
    {
        var refused = (await desk.RunAsync("/thanks @\"Анна Однофамильцева\" за всё")).Refusal;
        Assert.Equal("ambiguous_person", refused?.Reason);
        Assert.Equal(desk.Namesakes, refused!.Data!.People!);
    }

    [Fact]
    public async Task Fifty_people_are_thanked_at_once_and_no_more()
    {
        var fifty = string.Join(' ', Enumerable.Range(1, 50).Select(n => $"@crowd{n}"));
        Assert.Equal(50, (await desk.WriteAsync($"/thanks {fifty} @crowd1 за всё")).Card!.Value.GetProperty("recipients").GetArrayLength());
        Assert.Equal("too_many_people", (await desk.RunAsync($"/thanks {fifty} @crowd51 за всё")).Refusal?.Reason);
    }

    [Fact]
    public async Task A_poll_is_quoted_or_written_in_lines()
    {
        var quoted = await desk.WriteAsync("/poll \"Куда идём?\" \"В парк\" «В кино» --multi --anonymous --until 18:00 #отдых");
        Assert.Equal(("poll", "Куда идём?", "отдых"), (quoted.Kind, quoted.Text, quoted.Topics!.Single()));
        Assert.Equal("""{"options":["В парк","В кино"],"multi":true,"anonymous":true,"until":"2026-11-24T15:00:00.000Z"}""", quoted.Card.ToString());

        var lines = await desk.WriteAsync("/опрос Куда идём? --несколько\n- В парк\n2. В кино\n\nДомой");
        Assert.Equal("Куда идём?", lines.Text);
        Assert.Equal("""{"options":["В парк","В кино","Домой"],"multi":true,"anonymous":false}""", lines.Card.ToString());
    }

    [Fact]
    public async Task A_title_is_quoted_or_the_first_line()
    {
        Assert.Equal(new CommandAnswer.Write("news", "Приходите\n\n- и вы", "Новый салон"), await desk.WriteAsync("/news \"Новый салон\" Приходите\n\n- и вы"));
        Assert.Equal(new CommandAnswer.Write("idea", "Потому что", "Кофе на складе"), await desk.WriteAsync("/идея Кофе на складе\nПотому что"));
        Assert.Equal(new CommandAnswer.Write("idea", "", "Кофе"), await desk.WriteAsync("/idea Кофе"));
        Assert.Equal(new CommandAnswer.Write("question", "к кому по поводу #ДМС?"), await desk.WriteAsync("/вопрос к кому по поводу #ДМС?"));
    }

    [Fact]
    public async Task A_gathering_has_a_time_on_the_authors_clock_and_a_place()
    {
        var write = await desk.WriteAsync("/мероприятие «Планёрка» завтра 18:00-19:30 Малый зал #склад\nБудет **чай**");
        Assert.Equal(("gathering", "Планёрка", "Будет **чай**", "склад"), (write.Kind, write.Title, write.Text, write.Topics!.Single()));
        Assert.Equal("""{"startsAt":"2026-11-25T15:00:00.000Z","endsAt":"2026-11-25T16:30:00.000Z","place":"Малый зал"}""", write.Card.ToString());
    }

    [Fact]
    public async Task An_announcement_stands_until_a_time()
    {
        var write = await desk.WriteAsync("/announce \"Внимание\" Склад **закрыт** --until завтра");
        Assert.Equal(("announcement", "Внимание", "Склад **закрыт**"), (write.Kind, write.Title, write.Text));
        Assert.Equal("""{"until":"2026-11-25T20:59:00.000Z","confirm":false}""", write.Card.ToString());
        Assert.Equal("Внимание!", (await desk.WriteAsync("/announce \"Внимание!\" --until 2h")).Text);
    }

    [Fact]
    public async Task A_private_message_is_posted_once_where_these_people_talk()
    {
        var key = Guid.NewGuid();
        var said = await desk.SayAsync("/msg @oleg @nina /help не команда, а текст", key);
        var again = await desk.SayAsync("/msg @nina @oleg /help не команда, а текст", key);
        Assert.Equal(("said_privately", said.Data), (said.Code, again.Data));

        using var oleg = desk.Http(desk.Oleg);
        var message = (await oleg.GetAsync($"/api/channels/{((SaidPrivately)said.Data!).ChannelId}/messages")).GetProperty("messages").EnumerateArray().Single();
        Assert.Equal("/help не команда, а текст", message.GetProperty("message").GetProperty("text").GetString()!.Trim());
    }

    [Fact]
    public async Task A_group_is_joined_by_name_and_left_where_one_stands()
    {
        var (group, channel) = await desk.OpenGroupAsync("Рыбалка");
        await desk.OpenGroupAsync("Рыбалка зимой");
        Assert.Equal(new CommandAnswer.Say("joined", new OfGroup(group, "Рыбалка", channel)), await desk.SayAsync("/join рыбалка"));
        Assert.Equal(["Рыбалка", "Рыбалка зимой"], (await desk.RunAsync("/join рыба")).Refusal!.Data!.Nearest!);
        Assert.Equal(new CommandAnswer.Say("left", new OfGroup(group, "Рыбалка", channel)), await desk.SayAsync("/leave", channelId: channel));

        var direct = ((SaidPrivately)(await desk.SayAsync("/msg @oleg привет")).Data!).ChannelId;
        Assert.Equal("not_in_group_here", (await desk.RunAsync("/leave", channelId: direct)).Refusal?.Reason);
    }

    [Fact]
    public async Task A_status_stands_beside_the_name_until_it_ends_or_is_taken_away()
    {
        var said = await desk.SayAsync("/статус :palm_tree: в отпуске --до завтра");
        Assert.Equal(("status_set", new OfStatus(new("в отпуске", "🌴", new DateTime(2026, 11, 25, 20, 59, 0, DateTimeKind.Utc)))), (said.Code, said.Data));
        using var oleg = desk.Http(desk.Oleg);
        Assert.Equal("🌴 в отпуске", await OfVeraAsync());
        Assert.Equal("status_set", (await desk.SayAsync("/status на встрече")).Code);
        Assert.Equal(" на встрече", await OfVeraAsync());
        Assert.Equal(new CommandAnswer.Say("status_cleared"), await desk.SayAsync("/status"));
        Assert.Null(await OfVeraAsync());

        async Task<string?> OfVeraAsync() =>
            (await oleg.GetAsync("/api/people/vera")).GetProperty("person").TryGetProperty("status", out var status)
                ? $"{status.GetProperty("emoji")} {status.GetProperty("text")}" : null;
    }

    [Theory]
    [InlineData("/thansk @oleg", "thanks")]
    [InlineData("/спасиба", "спасибо")]
    [InlineData("/gjvjom", null)]
    [InlineData("/погода", "")]
    public async Task An_unknown_command_is_refused_with_the_nearest(string text, string? nearest)
    {
        var refused = (await desk.RunAsync(text)).Refusal;
        Assert.Equal(nearest is null ? null : "unknown_command", refused?.Reason);
        Assert.Equal(nearest ?? "", refused?.Data?.Nearest?.FirstOrDefault("") ?? "");
    }

    [Theory]
    [InlineData("//thanks", "/thanks")]
    [InlineData(" /thanks", " /thanks")]
    [InlineData("/etc/hosts", "/etc/hosts")]
    [InlineData("привет", "привет")]
    public async Task A_text_that_is_no_command_is_a_message(string text, string posted) =>
        Assert.Equal(new CommandAnswer.Write("chat", posted), await desk.WriteAsync(text));

    [Fact]
    public async Task Half_a_character_and_too_much_of_it_are_refused()
    {
        Assert.Equal("lone_surrogate", (await desk.RunAsync("/ask \uD83D")).Refusal?.Reason);
        Assert.Equal("too_long", (await desk.RunAsync("/ask " + new string('я', 16_000))).Refusal?.Reason);
    }

    [Fact]
    public async Task Help_tells_of_all_of_one_and_under_each()
    {
        var all = (CommandList)(await desk.SayAsync("/help")).Data!;
        foreach (var command in all.Commands)
        {
            var one = await desk.SayAsync($"/help {command.Names[0]}");
            Assert.Equal(("command_help", command.Names[^1]), (one.Code, ((CommandView)one.Data!).Names[^1]));
            if (command.Names[0] != "help")
                Assert.Equal("command_help", (await desk.SayAsync($"/{command.Names[^1]} help")).Code);
        }

        Assert.Equal("unknown_command", (await desk.RunAsync("/help погода")).Refusal?.Reason);
    }

    [Fact]
    public async Task The_list_says_what_can_be_used_here()
    {
        using var vera = desk.Http(desk.Vera);
        var direct = ((SaidPrivately)(await desk.SayAsync("/msg @nina привет")).Data!).ChannelId;
        Assert.Equal(["leave"], await UnusableAsync($"?channelId={direct}"));
        Assert.Empty(await UnusableAsync($"?channelId={desk.Channel}"));
        Assert.Contains("thanks", await UnusableAsync(""));
        var names = (await vera.GetAsync("/api/commands")).GetProperty("commands").EnumerateArray().Select(c => c.GetProperty("names")).ToList();
        Assert.All(names, n => Assert.Matches("^[a-z]+$", n[0].GetString()));
        Assert.All(names, n => Assert.Matches("^[а-я]+$", n[1].GetString()));

        async Task<IEnumerable<string?>> UnusableAsync(string query) =>
            (await vera.GetAsync("/api/commands" + query)).GetProperty("commands").EnumerateArray()
                .Where(c => !c.GetProperty("usable").GetBoolean()).Select(c => c.GetProperty("names")[0].GetString()).ToList();
    }

    [Fact]
    public async Task What_can_be_used_in_a_channel_is_not_told_to_whoever_may_not_see_it()
    {
        using var nina = desk.Http(desk.Nina);
        var secret = await desk.OpenGroupAsync("Тайное", "secret");
        Assert.Equal((await nina.GetAsync("/api/commands?channelId=9000000000001").RefusedAsync()).Code, (await nina.GetAsync($"/api/commands?channelId={secret.Channel}").RefusedAsync()).Code);
    }
}
