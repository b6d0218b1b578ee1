public import ArgumentParser
public import Geodesy

extension Datum: ExpressibleByArgument {}
