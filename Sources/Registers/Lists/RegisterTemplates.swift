import Quantities
import Tables

/// What `hearth init` writes for the registers: an empty list of each kind, and what every column means.
public enum RegisterTemplates {
  /// Every list, in the order a season needs them.
  static let schemas: [TableSchema] = [
    HouseholdList.schema, DeliveryList.schema, InvoiceList.schema,
  ]

  /// The files, in a folder `registers` of their own. Paths are relative.
  ///
  /// - Complexity: O(columns)
  public static func files() -> [(path: String, bytes: [UInt8])] {
    schemas.map { ("registers/" + $0.file, $0.template()) }
      + Language.allCases.map { ("registers/fields.\($0.rawValue).md", Array(dictionary(in: $0).utf8)) }
  }

  /// The field dictionary.
  static func dictionary(in language: Language) -> String {
    let heading = Bilingual(
      zh: """
        # 名单和台账的字段说明

        填好的名单不要放进公开的文件夹。只填编号，不填姓名、身份证号、电话；填了也会在读入时丢弃。


        """,
      en: """
        # Fields of the lists and the ledger

        Keep filled-in lists out of shared folders. Codes only: names, identity and telephone numbers are dropped when
        a list is read.


        """)
    return heading[language] + DataPackage.dictionary(for: schemas, in: language)
  }
}
