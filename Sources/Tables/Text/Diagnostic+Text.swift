import Quantities

extension Diagnostic {
  static func utf16(file: String) -> Diagnostic {
    Diagnostic(
      .repaired, "text.utf16", at: Place(file: file),
      Bilingual(
        zh: "文件是 UTF-16 编码（Excel 的“Unicode 文本”），已转成 UTF-8。",
        en: "The file is UTF-16 (Excel's “Unicode Text”); it was converted to UTF-8."),
      remedy: Bilingual(zh: "下次请另存为“CSV UTF-8”。", en: "Next time save it as “CSV UTF-8”."))
  }

  static func gb18030(file: String, sample: String) -> Diagnostic {
    Diagnostic(
      .repaired, "text.gb18030", at: Place(file: file), found: sample,
      Bilingual(
        zh: "文件是国标编码（GBK/GB 18030），已转成 UTF-8。请看文字是否正确：\(sample)",
        en:
          "The file is in the national encoding (GBK/GB 18030); converted to UTF-8. Check that this reads right: \(sample)"
      ),
      remedy: Bilingual(
        zh: "文字正确就无需处理；下次请另存为“CSV UTF-8”。",
        en: "Nothing to do if it reads right; next time save it as “CSV UTF-8”."))
  }

  static func ambiguousEncoding(file: String, utf8: String, gbk: String) -> Diagnostic {
    Diagnostic(
      .warning, "text.ambiguous-encoding", at: Place(file: file), found: utf8,
      Bilingual(
        zh: "分不清编码：按 UTF-8 是“\(utf8)”，按国标是“\(gbk)”。现按 UTF-8 读。",
        en: "The encoding is not clear: as UTF-8 it reads “\(utf8)”, as GBK “\(gbk)”. It was read as UTF-8."),
      remedy: Bilingual(
        zh: "如果后一种才对，请另存为“CSV UTF-8”再交。",
        en: "If the second is right, save the file as “CSV UTF-8” and send it again."))
  }

  static func brokenText(file: String, line: Int?, encoding: String) -> Diagnostic {
    Diagnostic(
      .error, "text.broken", at: Place(file: file, row: line),
      Bilingual(
        zh: "这里的字节不是完整的文字（\(encoding)），文件可能被截断或损坏。",
        en: "The bytes here are not whole characters (\(encoding)); the file may be cut short or damaged."),
      remedy: Bilingual(
        zh: "请从原表重新另存为“CSV UTF-8”。", en: "Save it again from the original table as “CSV UTF-8”."))
  }

  static func binary(file: String, line: Int) -> Diagnostic {
    Diagnostic(
      .error, "text.binary", at: Place(file: file, row: line),
      Bilingual(
        zh: "文件里有空字节（NUL），它不是文本，或者是没有标记的 UTF-16。",
        en: "The file holds NUL bytes: it is not text, or UTF-16 without a byte-order mark."),
      remedy: Bilingual(
        zh: "请在 Excel 或 WPS 中打开，另存为“CSV UTF-8”。",
        en: "Open it in Excel or WPS and save it as “CSV UTF-8”."))
  }
}
