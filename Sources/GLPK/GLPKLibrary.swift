import CGLPK

/// The GLPK library this program runs with.
public enum GLPKLibrary {
  /// Its version, e.g. `5.0`.
  public static var version: String { String(cString: glp_version()) }
}
