import Quantities
import Tables

/// What must hold between tables, checked when all of them are read. Each concern has its own file.
struct DistrictCheck {
  let draft: DistrictDraft

  func run(_ diagnostics: inout Diagnostics) {
    checkPositions(&diagnostics)
    checkHierarchy(&diagnostics)
    checkNames(&diagnostics)
    checkHouseholds(&diagnostics)
    checkTotals(&diagnostics)
    checkRoads(&diagnostics)
    checkReachability(&diagnostics)
    checkFleet(&diagnostics)
    checkSites(&diagnostics)
    checkStock(&diagnostics)
    checkUnits(&diagnostics)
    checkPolicy(&diagnostics)
    checkPellets(&diagnostics)
    checkClimate(&diagnostics)
    checkSources(&diagnostics)
  }
}
