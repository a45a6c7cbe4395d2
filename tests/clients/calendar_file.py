"""Reads a calendar file (in base64, on one line) as Debian's python3-icalendar does, and says as JSON what is in it."""

import base64
import json
import sys

from icalendar import Calendar


def said(event):
    return {
        "uid": str(event["UID"]),
        "title": str(event["SUMMARY"]),
        "description": str(event["DESCRIPTION"]),
        "page": str(event["URL"]),
        "starts": event.decoded("DTSTART").isoformat(),
        "ends": event.decoded("DTEND").isoformat(),
        "changed": event.decoded("DTSTAMP").isoformat(),
        "sequence": int(event["SEQUENCE"]),
        "state": str(event["STATUS"]),
        "errors": [str(error) for error in event.errors],
    }


calendar = Calendar.from_ical(base64.b64decode(sys.stdin.readline()))
print(
    json.dumps(
        {
            "product": str(calendar["PRODID"]),
            "method": str(calendar["METHOD"]),
            "name": str(calendar["X-WR-CALNAME"]),
            "refresh": [str(calendar["REFRESH-INTERVAL"]), dict(calendar["REFRESH-INTERVAL"].params)],
            "alarms": len(calendar.walk("VALARM")),
            "events": [said(event) for event in calendar.walk("VEVENT")],
        }
    )
)
