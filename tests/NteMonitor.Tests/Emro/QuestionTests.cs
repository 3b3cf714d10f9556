using NteMonitor.Emro.Workbench;

namespace NteMonitor.Tests.Emro;

public class QuestionTests
{
    private static string Told(Study study) => string.Join("\n", study.Questions.Select(q => $"{q.Id} {q.Asked}\n  {FigureWords.Of(q.Grade)}: {q.Answer}\n  [{q.Behind}]\n  would: {q.Would}"));

    [Fact]
    public void The_twelve_questions_of_an_invented_town() => Told(Studies.Usual()).ShouldMatchApproved();
}
