"use strict";
/* A quote that others overlap stands in several marks: following its link outlines all of them. */
document.addEventListener("click", function (event) {
  var link = event.target.closest("a[data-marks]");
  if (!link) { return; }
  document.querySelectorAll("mark.followed").forEach(function (mark) {
    mark.classList.remove("followed");
  });
  link.dataset.marks.split(" ").forEach(function (id) {
    var mark = document.getElementById(id);
    if (mark) { mark.classList.add("followed"); }
  });
});
