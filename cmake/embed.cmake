function(dummy)
endfunction()
