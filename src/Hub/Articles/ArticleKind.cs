using MtsLife.Hub.Messages;

namespace MtsLife.Hub.Articles;

/// <summary>A title and a long text.</summary>
internal sealed class ArticleKind : MessageKind
{
    public override string Kind => "article";

    public override TitleRule Title => TitleRule.Required;

    public override bool TitleIsEnough => false;
}

/// <summary>A title, and as much text as there is to tell.</summary>
internal sealed class NewsKind : MessageKind
{
    public override string Kind => "news";

    public override TitleRule Title => TitleRule.Required;
}
